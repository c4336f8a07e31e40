import { existsSync, readdirSync, readFileSync } from "node:fs";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { httpApp } from "../../src/http/app.ts";
import { pageEndpoints } from "../../src/http/page-files.ts";
import { fromHere, options, told } from "./harness.ts";

const app = httpApp(options(told()));
const sources = new URL("../../src/http/page/", import.meta.url);
const built = new URL("../../dist/page/", import.meta.url);
const modules = readdirSync(sources, { recursive: true, encoding: "utf8" })
	.filter((name) => name.endsWith(".js"))
	.map((name) => [name, readFileSync(new URL(name, sources), "utf8")] as const);

beforeAll(() => {
	if (!existsSync(built)) throw new Error("First: npm run build");
});

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

	it("is served whole, to who takes it compressed and who does not", async () => {
		const names = readdirSync(built).filter((name) => !/\.(br|gz)$/.test(name));
		for (const name of names) {
			const path = name === "index.html" ? "/" : `/page/${name}`;
			const bytes = readFileSync(new URL(name, built));
			expect(same(await bodyOf(path, "identity", null), bytes)).toBe(true);
			const zipped = await bodyOf(path, "gzip, deflate", "gzip");
			expect(same(gunzipSync(zipped), bytes)).toBe(true);
			const squeezed = await bodyOf(path, "gzip, deflate, br", "br");
			expect(same(brotliDecompressSync(squeezed), bytes)).toBe(true);
		}
	});

	it("weighs less than 300 KB over the wire, editor and charts included", async () => {
		const sizes = readdirSync(built)
			.filter((name) => name.endsWith(".gz"))
			.map((name) => readFileSync(new URL(name, built)).byteLength);
		const all = sizes.reduce((sum, size) => sum + size, 0);
		expect(all).toBeLessThan(300 * 1024);
	});

	it("names in the document all that its first file needs", async () => {
		const html = readFileSync(new URL("index.html", built), "utf8");
		const main = readFileSync(new URL("main.js", built), "utf8");
		const needed = [...main.matchAll(/(?:from|import)"\.\/([\w-]+\.js)"/g)];
		expect(needed.length).toBeGreaterThan(0);
		for (const [, name] of needed) expect(html).toContain(`/page/${name}`);
	});

	it("is kept for ever where its name tells its content, and asked for again elsewhere", async () => {
		const chunk = readdirSync(built).find((name) =>
			/^chunk-.*\.js$/.test(name),
		);
		const kept = await fromHere(app, `/page/${chunk}`);
		expect(kept.headers.get("cache-control")).toContain("immutable");
		const document = await fromHere(app, "/");
		expect(document.headers.get("cache-control")).toBe("no-cache");
	});

	it("says how it is built where it is not", async () => {
		const [only, ...others] = pageEndpoints(new URL("missing/", built));
		expect([only?.path, others]).toEqual(["/", []]);
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
		for (const [name, source] of modules)
			expect([
				name,
				source.match(
					/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|srcdoc/,
				),
			]).toEqual([name, null]);
	});

	it("asks no other server for anything", () => {
		const html = readFileSync(new URL("index.html", built), "utf8");
		expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
		expect(html).not.toMatch(/style=|onclick=|<script>(?!<)/);
	});
});

async function bodyOf(
	path: string,
	accepted: string,
	encoding: string | null,
): Promise<Buffer> {
	const headers = { "accept-encoding": accepted };
	const response = await fromHere(app, path, { headers });
	expect([path, response.status]).toEqual([path, 200]);
	expect(response.headers.get("content-encoding")).toBe(encoding);
	return Buffer.from(await response.arrayBuffer());
}

function same(one: Buffer, other: Buffer): boolean {
	return one.equals(other);
}
