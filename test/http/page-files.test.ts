import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { httpApp } from "../../src/http/app.ts";
import { fromHere, options, told } from "./harness.ts";

const app = httpApp(options(told()));
const folder = new URL("../../src/http/page/", import.meta.url);
const files = readdirSync(folder);

describe("the page", () => {
	it("comes with a policy that lets nothing in from elsewhere", async () => {
		const response = await fromHere(app, "/");
		expect(response.headers.get("content-type")).toBe(
			"text/html; charset=utf-8",
		);
		const policy = response.headers.get("content-security-policy") ?? "";
		expect(policy).toContain("default-src 'self'");
		expect(policy).not.toContain("unsafe");
		expect(response.headers.get("x-content-type-options")).toBe("nosniff");
		expect(response.headers.get("x-frame-options")).toBe("DENY");
	});

	it("is served whole", async () => {
		for (const name of files.filter((one) => one !== "index.html")) {
			const response = await fromHere(app, `/page/${name}`);
			expect([name, response.status]).toEqual([name, 200]);
		}
	});

	it("is not sent again while it stays the same", async () => {
		const etag = (await fromHere(app, "/")).headers.get("etag") ?? "";
		const headers = { "if-none-match": etag };
		expect((await fromHere(app, "/", { headers })).status).toBe(304);
	});

	it.each([
		"/page/../problem.ts",
		"/page/..%2fproblem.ts",
		"/page/%2e%2e/problem.ts",
		"/page/..%5cproblem.ts",
		"/page/....//problem.ts",
		"/page/main.js%00.css",
		"/page/",
		"/page",
		"/page/__proto__",
		"/page//etc/passwd",
		"/package.json",
		"/index.html",
	])("G91: %s leads nowhere", async (path) => {
		expect((await fromHere(app, path)).status).toBe(404);
	});

	it("G87: makes nodes of texts and never markup", () => {
		for (const name of files.filter((one) => one.endsWith(".js"))) {
			const source = readFileSync(new URL(name, folder), "utf8");
			expect([
				name,
				source.match(
					/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|srcdoc/,
				),
			]).toEqual([name, null]);
		}
	});

	it("asks no other server for anything", () => {
		const html = readFileSync(new URL("index.html", folder), "utf8");
		expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
		expect(html).not.toMatch(/style=|onclick=|<script>(?!<)/);
	});
});
