import { describe, expect, it } from "vitest";
import { httpApp } from "../../src/http/app.ts";
import type { HttpSecurity } from "../../src/http/options.ts";
import { fromHere, open, options, problem, sending, told } from "./harness.ts";

function admin(changes: Partial<HttpSecurity> = {}) {
	const heard = told();
	const security = {
		adminToken: null,
		publicUrl: null,
		webhook: open,
		...changes,
	};
	return { heard, app: httpApp(options(heard, { security })) };
}

const token = (value: string) => ({
	headers: { authorization: `Bearer ${value}` },
});

describe("with ADMIN_TOKEN", () => {
	it("G85: the api and the feed want it, from here as well", async () => {
		const { app } = admin({ adminToken: "adm" });
		for (const path of ["/api/stats", "/events", "/api/anything"])
			expect((await fromHere(app, path)).status).toBe(401);
		expect((await fromHere(app, "/api/stats", token("adm"))).status).toBe(200);
	});

	it.each([
		["/api/stats?token=adm", {}],
		["/api/stats", token("ADM")],
		["/api/stats", token("adm2")],
		["/api/stats", { headers: { authorization: "Basic YWRtOmFkbQ==" } }],
	])(
		"G85: a wrong one, or one in the query, is 401 (%s)",
		async (path, init) => {
			const { app } = admin({ adminToken: "adm" });
			expect((await fromHere(app, path, init as RequestInit)).status).toBe(401);
		},
	);

	it("G85: 10,000 guesses are slowed down, and other peers are not", async () => {
		const { heard, app } = admin({ adminToken: "adm" });
		const codes = new Map<string, number>();
		for (let index = 0; index < 10_000; index++) {
			const guess = token(`guess${index}`);
			const response = await fromHere(app, "/api/stats", guess, "10.0.0.1");
			expect(response.status).toBe(401);
			const { code } = await problem(response);
			codes.set(code, (codes.get(code) ?? 0) + 1);
		}
		expect(codes.get("not-signed-in")).toBe(10);
		const late = await fromHere(app, "/api/stats", token("adm"), "10.0.0.1");
		expect(late.status).toBe(401);
		expect(late.headers.get("retry-after")).toBe("2");
		const other = await fromHere(app, "/api/stats", token("adm"), "10.0.0.2");
		expect(other.status).toBe(200);
		heard.now += 2_000;
		const again = await fromHere(app, "/api/stats", token("adm"), "10.0.0.1");
		expect(again.status).toBe(200);
	});

	it("missing tokens are no guesses", async () => {
		const { app } = admin({ adminToken: "adm" });
		for (let index = 0; index < 50; index++) await fromHere(app, "/api/stats");
		expect((await fromHere(app, "/api/stats", token("adm"))).status).toBe(200);
	});

	it("the empty page is shown to everybody, so that it can ask", async () => {
		const { app } = admin({ adminToken: "adm" });
		expect((await fromHere(app, "/", {}, "203.0.113.9")).status).toBe(200);
	});
});

describe("without ADMIN_TOKEN", () => {
	it.each([
		["127.0.0.1", "localhost:3000"],
		["::1", "[::1]:3000"],
		["::ffff:127.0.0.1", "127.0.0.1"],
		["127.0.0.1", "LOCALHOST"],
	])("this machine comes in (%s, %s)", async (peer, host) => {
		const { app } = admin();
		const response = await fromHere(
			app,
			"/api/stats",
			{ headers: { host } },
			peer,
		);
		expect(response.status).toBe(200);
	});

	it.each([
		["a peer elsewhere", "192.168.1.5", {}],
		["G86: a rebound name", "127.0.0.1", { host: "evil.example" }],
		[
			"a name that begins well",
			"127.0.0.1",
			{ host: "127.0.0.1.evil.example" },
		],
		["no Host", "127.0.0.1", { host: "" }],
		["a proxy", "127.0.0.1", { "x-forwarded-for": "1.2.3.4" }],
		["another proxy", "127.0.0.1", { "x-forwarded-proto": "https" }],
		["a modern proxy", "127.0.0.1", { forwarded: "for=1.2.3.4" }],
	])("%s does not", async (_, peer, headers) => {
		const { app } = admin();
		for (const path of ["/api/stats", "/", "/page/main.js"]) {
			const init = { headers: headers as Record<string, string> };
			const response = await fromHere(app, path, init, peer);
			expect(response.status).toBe(403);
			expect((await problem(response)).code).toBe("local-only");
		}
	});

	it("nobody comes in whose connection is not known", async () => {
		const { app } = admin();
		const response = await app.request("/api/stats", {
			headers: { host: "localhost" },
		});
		expect(response.status).toBe(403);
	});
});

describe("G86: a page of another site", () => {
	const body = { to: "96170111222", text: "hi" };

	it.each([
		{ origin: "https://evil.example" },
		{ origin: "null" },
		{ origin: "http://localhost:4000" },
		{ "sec-fetch-site": "cross-site" },
		{ "sec-fetch-site": "same-site" },
	] as Record<string, string>[])("cannot write (%o)", async (headers) => {
		const { heard, app } = admin();
		const response = await fromHere(
			app,
			"/api/messages",
			sending(body, headers),
		);
		expect(response.status).toBe(403);
		expect((await problem(response)).code).toBe("cross-site");
		expect(heard.accepted).toEqual([]);
	});

	it("cannot post JSON as a form does", async () => {
		const { app } = admin();
		for (const type of ["text/plain", "application/x-www-form-urlencoded"]) {
			const init = sending(body, { "content-type": type });
			expect((await fromHere(app, "/api/messages", init)).status).toBe(415);
		}
	});

	it("cannot open the feed either", async () => {
		const { app } = admin();
		const headers = { origin: "https://evil.example" };
		expect((await fromHere(app, "/events", { headers })).status).toBe(403);
	});

	it("is not our own, nor PUBLIC_URL behind a proxy", async () => {
		const { app } = admin({ publicUrl: "https://bot.example.com/x" });
		for (const origin of ["http://localhost:3000", "https://bot.example.com"]) {
			const headers = { origin, "sec-fetch-site": "same-origin" };
			expect((await fromHere(app, "/api/stats", { headers })).status).toBe(200);
		}
	});
});
