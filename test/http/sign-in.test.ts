import { describe, expect, it } from "vitest";
import { instant } from "../../src/engine/model.ts";
import { type HttpApp, httpApp } from "../../src/http/app.ts";
import type { HttpOptions } from "../../src/http/options.ts";
import { tokenHash } from "../../src/http/sessions.ts";
import { openMemory } from "../../src/store/memory.ts";
import { fromHere, open, options, problem, sending, told } from "./harness.ts";

const HALF_DAY = 12 * 3_600_000;

async function office(changes: Partial<HttpOptions> = {}) {
	const heard = told();
	const { team } = openMemory();
	const hash = tokenHash("mbt_rana");
	await team.addAgent({ name: "Rana", role: "agent", hash }, instant(0));
	const security = { adminToken: "adm", publicUrl: null, webhook: open };
	const given = options(heard, { security, team, ...changes });
	return { heard, team, given, app: httpApp(given) };
}

async function signIn(app: HttpApp, token: string, headers = {}) {
	const response = await fromHere(
		app,
		"/api/session",
		sending({ token }, headers),
	);
	const set = response.headers.get("set-cookie") ?? "";
	return { response, set, cookie: set.split(";")[0] ?? "" };
}

const get = (app: HttpApp, path: string, cookie: string, init = {}) =>
	fromHere(app, path, { headers: { cookie }, ...init });

describe("signing in", () => {
	it("gives a cookie that no script reads and no other site sends", async () => {
		const { app } = await office();
		const { response, set, cookie } = await signIn(app, "adm");
		expect(response.status).toBe(200);
		expect(await response.json()).toMatchObject({
			who: { agent: null, name: "admin", role: "admin" },
			sign_in: true,
			expires_at: "2026-11-23T09:30:00.000Z",
			business: { name: "Beit Zaytoun" },
		});
		for (const part of [
			"HttpOnly",
			"SameSite=Strict",
			"Path=/",
			"Max-Age=43200",
		])
			expect(set).toContain(part);
		expect(set).not.toContain("Secure");
		expect((await get(app, "/api/stats", cookie)).status).toBe(200);
	});

	it("keeps the cookie to HTTPS where that is how people come", async () => {
		const { app } = await office();
		const { set } = await signIn(app, "adm", { "x-forwarded-proto": "https" });
		expect(set).toContain("Secure");
	});

	it("says who is signed in, and that nobody is, to everybody", async () => {
		const { app } = await office();
		const nobody = await fromHere(app, "/api/session");
		expect(nobody.status).toBe(200);
		expect(await nobody.json()).toMatchObject({ who: null, business: null });
		const { cookie } = await signIn(app, "mbt_rana");
		expect(await (await get(app, "/api/session", cookie)).json()).toMatchObject(
			{ who: { agent: "a_1", name: "Rana", role: "agent" } },
		);
	});

	it("wants no session from this machine while there is no ADMIN_TOKEN", async () => {
		const security = { adminToken: null, publicUrl: null, webhook: open };
		const { app } = await office({ security });
		expect(await (await fromHere(app, "/api/session")).json()).toMatchObject({
			who: { name: "local", role: "admin" },
			sign_in: false,
			expires_at: null,
		});
		const far = { headers: { "x-forwarded-for": "1.2.3.4" } };
		expect((await fromHere(app, "/api/session", far)).status).toBe(403);
		const { cookie } = await signIn(app, "mbt_rana");
		expect((await get(app, "/api/audit", cookie)).status).toBe(403);
	});

	it("slows down guesses, whichever way they come", async () => {
		const { app } = await office();
		for (let guess = 0; guess < 10; guess += 1)
			expect((await signIn(app, `wrong${guess}`)).response.status).toBe(401);
		const { response } = await signIn(app, "adm");
		expect((await problem(response)).code).toBe("too-many-attempts");
		const bearer = { headers: { authorization: "Bearer adm" } };
		expect((await fromHere(app, "/api/stats", bearer)).status).toBe(401);
	});

	it("is not for pages of other sites", async () => {
		const { app } = await office();
		const headers = { origin: "https://evil.example" };
		expect((await signIn(app, "adm", headers)).response.status).toBe(403);
		const { cookie } = await signIn(app, "adm");
		const init = sending({ to: "c_812", text: "x" }, { ...headers, cookie });
		expect((await fromHere(app, "/api/messages", init)).status).toBe(403);
	});
});

describe("a session", () => {
	it("ends with its time", async () => {
		const { app, heard } = await office();
		const { cookie } = await signIn(app, "adm");
		heard.now += HALF_DAY;
		const response = await get(app, "/api/stats", cookie);
		expect((await problem(response)).code).toBe("not-signed-in");
	});

	it("goes on while it is used", async () => {
		const { app, heard } = await office();
		const { cookie } = await signIn(app, "adm");
		heard.now += HALF_DAY / 2 + 1;
		const renewed = await get(app, "/api/stats", cookie);
		const next = renewed.headers.get("set-cookie")?.split(";")[0] ?? "";
		heard.now += HALF_DAY / 2;
		expect((await get(app, "/api/stats", next)).status).toBe(200);
		expect((await get(app, "/api/stats", cookie)).status).toBe(401);
	});

	it("ends when somebody signs out, on their machine", async () => {
		const { app } = await office();
		const { cookie } = await signIn(app, "adm");
		const out = await get(app, "/api/session", cookie, {
			method: "DELETE",
			headers: { cookie },
		});
		expect(out.status).toBe(204);
		expect(out.headers.get("set-cookie")).toContain("Max-Age=0");
	});

	it("ends with another ADMIN_TOKEN, another key, and any other letter", async () => {
		const { app, given } = await office();
		const { cookie } = await signIn(app, "adm");
		const security = { ...given.security, adminToken: "new" };
		for (const changed of [
			{ ...given, security },
			{ ...given, sessionKey: new Uint8Array(32).fill(1) },
		])
			expect((await get(httpApp(changed), "/api/stats", cookie)).status).toBe(
				401,
			);
		const forged = cookie.replace("admin", "a_1").replace("adm", "adn");
		expect((await get(app, "/api/stats", forged)).status).toBe(401);
		const again = httpApp(given);
		expect((await get(again, "/api/stats", cookie)).status).toBe(200);
	});

	it("of an agent ends with their token, and with them", async () => {
		const { app, team } = await office();
		const { cookie } = await signIn(app, "mbt_rana");
		expect((await get(app, "/api/stats", cookie)).status).toBe(200);
		await team.renewToken(1, tokenHash("mbt_second"));
		expect((await get(app, "/api/stats", cookie)).status).toBe(401);
		const second = await signIn(app, "mbt_second");
		await team.removeAgent(1, instant(0));
		expect((await get(app, "/api/stats", second.cookie)).status).toBe(401);
		expect((await signIn(app, "mbt_second")).response.status).toBe(401);
	});
});

describe("an agent", () => {
	it.each([
		["GET", "/api/conversations", 200],
		["GET", "/api/search?q=a", 200],
		["GET", "/api/rules", 200],
		["GET", "/api/health", 200],
		["GET", "/api/agents", 200],
		["PUT", "/api/rules", 403],
		["POST", "/api/rules/rollback", 403],
		["GET", "/api/rules/history", 403],
		["POST", "/api/agents", 403],
		["DELETE", "/api/agents/a_1", 403],
		["GET", "/api/audit", 403],
		["POST", "/api/events", 403],
		["POST", "/api/templates/sync", 403],
		["POST", "/api/unanswered/dismiss", 403],
	])("%s %s is %i", async (method, path, status) => {
		const { app, given } = await office();
		const rulesDesk: HttpOptions["rulesDesk"] = {
			...given.rulesDesk,
			publish: async () => ({ outcome: "published", etag: "" }),
		};
		const whole = httpApp({ ...given, rulesDesk });
		const { cookie } = await signIn(app, "mbt_rana");
		const response = await fromHere(whole, path, {
			method,
			headers: { cookie },
		});
		expect(response.status).toBe(status);
		if (status === 403)
			expect((await problem(response)).code).toBe("not-allowed");
	});

	it("comes in with the token in the header as well", async () => {
		const { app } = await office();
		const headers = { authorization: "Bearer mbt_rana" };
		const response = await fromHere(app, "/api/session", { headers });
		expect(await response.json()).toMatchObject({ who: { agent: "a_1" } });
	});
});
