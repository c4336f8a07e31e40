import { describe, expect, it } from "vitest";
import { httpApp } from "../../src/http/app.ts";
import { openMemory } from "../../src/store/memory.ts";
import { fromHere, open, options, sending, told } from "./harness.ts";

async function office() {
	const heard = told();
	const { team } = openMemory();
	const security = { adminToken: "adm", publicUrl: null, webhook: open };
	const app = httpApp(options(heard, { security, team }));
	const ask = async (
		token: string,
		path: string,
		init: RequestInit & { readonly json?: unknown } = {},
	) => {
		const { json, ...rest } = init;
		const headers = { authorization: `Bearer ${token}` };
		const given =
			json === undefined
				? { ...rest, headers }
				: sending(json, headers, rest.method ?? "POST");
		const response = await fromHere(app, path, given);
		const text = await response.text();
		return { status: response.status, body: text && JSON.parse(text) };
	};
	const hire = async (name: string): Promise<string> =>
		(await ask("adm", "/api/agents", { json: { name } })).body.token;
	return {
		heard,
		team,
		ask,
		rana: await hire("Rana"),
		sami: await hire("Sami"),
	};
}

const chat = "/api/conversations/c_812";

describe("the team", () => {
	it("shows a token once, and never keeps it", async () => {
		const { ask, team, rana } = await office();
		expect(rana).toMatch(/^mbt_[\w-]{32}$/);
		expect(JSON.stringify(await team.agents())).not.toContain(rana);
		const { body } = await ask(rana, "/api/agents");
		expect(body.agents).toMatchObject([
			{ agent: "a_1", name: "Rana", role: "agent", removed: false },
			{ agent: "a_2", name: "Sami" },
		]);
		expect(JSON.stringify(body)).not.toMatch(/hash|mbt_/);
	});

	it("has no two of a name, and none of the house's", async () => {
		const { ask } = await office();
		const again = await ask("adm", "/api/agents", { json: { name: "Rana " } });
		expect(again).toMatchObject({ status: 409, body: { code: "name-taken" } });
		for (const name of ["Admin", "local", "", "x".repeat(81)])
			expect((await ask("adm", "/api/agents", { json: { name } })).status).toBe(
				400,
			);
	});

	it("gives new tokens and lets people go", async () => {
		const { ask, rana } = await office();
		const renewed = await ask("adm", "/api/agents/a_1/token", {
			method: "POST",
		});
		expect((await ask(rana, "/api/stats")).status).toBe(401);
		expect((await ask(renewed.body.token, "/api/stats")).status).toBe(200);
		const gone = await ask("adm", "/api/agents/a_1", { method: "DELETE" });
		expect(gone.status).toBe(204);
		expect((await ask(renewed.body.token, "/api/stats")).status).toBe(401);
		for (const path of ["/api/agents/a_1", "/api/agents/a_9", "/api/agents/x"])
			expect((await ask("adm", path, { method: "DELETE" })).status).toBe(404);
	});
});

describe("a chat", () => {
	it("is somebody's, or nobody's", async () => {
		const { ask, rana } = await office();
		const path = `${chat}/assignee`;
		const put = (token: string, agent: string | null) =>
			ask(token, path, { json: { agent }, method: "PUT" });
		expect((await put(rana, "me")).body).toEqual({
			conversation: "c_812",
			assigned: { agent: "a_1", name: "Rana" },
		});
		expect((await put("adm", "a_2")).body.assigned.name).toBe("Sami");
		expect((await put("adm", null)).body.assigned).toBeNull();
		for (const agent of ["a_9", "me"])
			expect((await put("adm", agent)).body.code).toBe("unknown-agent");
		expect((await put("adm", "Rana")).status).toBe(400);
	});

	it("is answered by one at a time", async () => {
		const { ask, heard, rana, sami } = await office();
		const type = (token: string, force = false) =>
			ask(token, `${chat}/typing`, { json: { force } });
		const say = (token: string, more = {}) =>
			ask(token, "/api/messages", {
				json: { to: "c_812", text: "Hi", staff: true, ...more },
			});
		expect((await type(rana)).status).toBe(200);
		expect((await type(rana)).status).toBe(200);
		for (const refused of [await type(sami), await say(sami), await say("adm")])
			expect(refused).toMatchObject({
				status: 409,
				body: {
					code: "being-answered",
					by: { agent: "a_1", name: "Rana" },
					until: "2026-11-22T21:30:20.000Z",
				},
			});
		expect(heard.accepted).toEqual([]);
		expect((await say(rana)).status).toBe(202);
		expect((await say(sami)).status).toBe(202);
		await type(rana);
		expect((await say(sami, { force: true })).status).toBe(202);
		expect((await type(sami, true)).status).toBe(200);
		heard.now += 20_000;
		expect((await type(rana)).status).toBe(200);
		await ask(sami, `${chat}/typing`, { method: "DELETE" });
		expect((await type(sami)).status).toBe(409);
		await ask(rana, `${chat}/typing`, { method: "DELETE" });
		expect((await type(sami)).status).toBe(200);
	});

	it("belongs to who answers it first, and is seen", async () => {
		const { ask, heard, team, rana, sami } = await office();
		const json = { to: "c_812", text: "Hi", staff: true };
		await ask(rana, "/api/messages", { json });
		expect(heard.accepted).toMatchObject([{ by: "Rana" }]);
		await ask(sami, "/api/messages", { json });
		expect(await team.assignedTo(812)).toBe(1);
		expect((await ask(rana, `${chat}/seen`, { method: "POST" })).body).toEqual({
			conversation: "c_812",
			unread: 0,
		});
	});

	it("has notes that the customer never sees", async () => {
		const { ask, heard, rana, sami } = await office();
		const path = `${chat}/notes`;
		const note = await ask(rana, path, { json: { text: " Likes tea " } });
		expect(note.body).toEqual({
			note: "n_1",
			at: "2026-11-22T21:30:00.000Z",
			by: "Rana",
			text: "Likes tea",
		});
		expect((await ask(sami, path)).body).toEqual({
			notes: [note.body],
			next: null,
		});
		expect(heard.accepted).toEqual([]);
		for (const text of ["", "  ", "x".repeat(4_001)])
			expect((await ask(rana, path, { json: { text } })).status).toBe(400);
		const gone = await ask(sami, `${path}/n_1`, { method: "DELETE" });
		expect(gone.status).toBe(204);
		const again = await ask(sami, `${path}/n_1`, { method: "DELETE" });
		expect(again.body.code).toBe("unknown-note");
	});
});

describe("the audit trail", () => {
	it("says who did what to which chat, and no word of what was said", async () => {
		const { ask, rana } = await office();
		await ask(rana, `${chat}/notes`, { json: { text: "secret words" } });
		await ask(rana, `${chat}/handoff`, { json: {} });
		await ask(rana, "/api/messages", {
			json: { to: "96170111222", text: "secret words", staff: true },
		});
		const { body } = await ask("adm", "/api/audit?by=Rana");
		expect(
			body.entries.map((one: Record<string, unknown>) => [
				one.action,
				one.about,
			]),
		).toEqual([
			["message.send", "c_812"],
			["handoff.start", "c_812"],
			["note.add", "c_812"],
		]);
		expect(JSON.stringify(body)).not.toMatch(/secret|96170/);
		const page = await ask("adm", "/api/audit?limit=2");
		expect(page.body.entries).toHaveLength(2);
		const rest = await ask("adm", `/api/audit?cursor=${page.body.next}`);
		expect(rest.body.entries.map(({ id }: { id: number }) => id)).toEqual([
			3, 2, 1,
		]);
	});

	it.each(["action=x", "limit=0", "cursor=x"])("%s is 400", async (query) => {
		const { ask } = await office();
		const response = await ask("adm", `/api/audit?${query}`);
		expect(response.status).toBe(400);
	});
});

it("a wrong name of a chat is 404 everywhere", async () => {
	const { ask } = await office();
	for (const [method, path, json] of [
		["PUT", "assignee", { agent: null }],
		["POST", "typing", {}],
		["DELETE", "typing", undefined],
		["POST", "notes", { text: "x" }],
		["GET", "notes", undefined],
		["POST", "seen", undefined],
	] as const) {
		const init = { method, ...(json === undefined ? {} : { json }) };
		const { status, body } = await ask(
			"adm",
			`/api/conversations/c_9/${path}`,
			init,
		);
		expect([path, status, body.code]).toEqual([path, 404, "unknown-contact"]);
	}
});
