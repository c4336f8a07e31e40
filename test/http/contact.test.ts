import { describe, expect, it } from "vitest";
import { StoreError } from "../../src/engine/ports.ts";
import { httpApp } from "../../src/http/app.ts";
import type { HttpOptions } from "../../src/http/options.ts";
import {
	conversation,
	fakeHistory,
	fromHere,
	options,
	problem,
	sending,
	told,
} from "./harness.ts";

const path = "/api/conversations/c_812";

function app(changes: Partial<HttpOptions> = {}) {
	const heard = told();
	const given = options(heard, changes);
	const served = httpApp(given);
	const ask = (init: RequestInit, at = path) => fromHere(served, at, init);
	return { heard, ask, given };
}

describe("PATCH /api/conversations/{contact}", () => {
	const patch = (body: unknown) => sending(body, {}, "PATCH");

	it("saves fields and tags through the one door", async () => {
		const { heard, ask } = app();
		const body = { fields: { size: "large", old: null }, tag: "vip" };
		expect((await ask(patch(body))).status).toBe(200);
		expect(heard.accepted).toMatchObject([
			{
				type: "command.given",
				ref: { by: "id", conversation: 812 },
				command: {
					kind: "change",
					fields: { size: "large", old: null },
					tag: ["vip"],
					untag: [],
				},
				by: "api",
			},
		]);
	});

	it("answers with how it is now, and what there was no room for", async () => {
		const state = { ...conversation.state, tags: ["vip"] };
		const history = {
			...fakeHistory,
			find: async () => [{ ...conversation, state }],
		};
		const { ask } = app({ history });
		const response = await ask(patch({ fields: { size: "large" } }));
		expect(await response.json()).toEqual({
			conversation: "c_812",
			fields: {},
			tags: ["vip"],
			language: null,
			refused: ["size"],
		});
	});

	it.each([
		[patch({ field: { size: "large" } }), 400, "wrong-value"],
		[patch({ fields: { size: 3 } }), 400, "wrong-value"],
		[patch({ fields: { " ": "x" } }), 400, "wrong-value"],
		[patch({ fields: { size: "x".repeat(1_001) } }), 400, "wrong-value"],
		[patch({ tag: "x".repeat(41) }), 400, "wrong-value"],
		[patch({ untag: [""] }), 400, "wrong-value"],
		[{ method: "PATCH", body: "{}" }, 415, "unsupported-type"],
		[patch("{"), 400, "not-json"],
	])("refuses %j", async (init, status, code) => {
		const { heard, ask } = app();
		expect(await problem(await ask(init))).toMatchObject({ status, code });
		expect(heard.accepted).toEqual([]);
	});

	it("wants to know of which of our numbers, where there are several", async () => {
		const other = { ...conversation, id: 9, sender: { id: 2, address: "99" } };
		const history = {
			...fakeHistory,
			find: async () => [conversation, other],
		};
		const { ask } = app({ history });
		expect(await problem(await ask(patch({ tag: "vip" })))).toMatchObject({
			code: "which-sender",
		});
		const named = await ask(patch({ tag: "vip" }), `${path}?sender=s_2`);
		expect(named.status).toBe(200);
	});
});

describe("DELETE /api/conversations/{contact}", () => {
	const erase = { method: "DELETE" };

	it.each(["c_812", "p_55", "96170111222", "+961 70 111 222"])(
		"erases %s, and says what went",
		async (name) => {
			const { heard, ask } = app();
			const at = `/api/conversations/${encodeURIComponent(name)}`;
			const response = await ask(erase, at);
			expect(response.status).toBe(200);
			expect(heard.erased).toEqual([55]);
			expect(await response.json()).toEqual({
				erased: [
					{
						contact: "p_55",
						conversations: ["c_812"],
						rows: 0,
						sends: 0,
						media: 0,
					},
				],
				copies: [],
			});
		},
	);

	it("reaches every contact that the number stands for, once", async () => {
		const other = { ...conversation, contact: { ...conversation.contact } };
		const history = {
			...fakeHistory,
			find: async () => [
				conversation,
				other,
				{ ...other, contact: { ...other.contact, id: 56 } },
			],
		};
		const { heard, ask } = app({ history });
		await ask(erase);
		expect(heard.erased).toEqual([55, 56]);
	});

	it("names copies without the way to them", async () => {
		const { given, ask } = app();
		const none = { conversations: [], rows: 0, sends: 0, media: 0 };
		Object.assign(given.runtime, {
			erase: async (contact: number) => ({
				contact,
				...none,
				copies: ["/srv/secret/marhaba.db.before-4"],
			}),
		});
		expect(await (await ask(erase)).json()).toMatchObject({
			copies: ["marhaba.db.before-4"],
		});
	});

	it("answers 404 where nobody is known, 400 with a filter it does not have, 503 where nothing can be written", async () => {
		const { heard, ask, given } = app();
		const stranger = await ask(erase, "/api/conversations/nobody");
		expect(await problem(stranger)).toMatchObject({ code: "unknown-contact" });
		expect((await ask(erase, `${path}?sender=s_1`)).status).toBe(400);
		expect(heard.erased).toEqual([]);
		Object.assign(given.runtime, {
			erase: async () => {
				throw new StoreError("no", { code: "full" });
			},
		});
		expect((await ask(erase)).status).toBe(503);
	});

	it("is for this machine or for who has the token", async () => {
		const security = {
			adminToken: "s3cret",
			publicUrl: null,
			webhook: { token: null, basic: null, hmac: null },
		};
		const { heard, ask } = app({ security });
		for (const method of ["DELETE", "PATCH"])
			expect((await ask({ method })).status).toBe(401);
		expect((await ask({}, `${path}/export`)).status).toBe(401);
		expect(heard.erased).toEqual([]);
	});
});

describe("GET /api/conversations/{contact}/export", () => {
	async function* parts() {
		yield '{"contacts":[';
		yield "]}";
	}

	it("gives a file that nobody keeps and no browser runs", async () => {
		const asked: (readonly number[])[] = [];
		const exportContacts = (contacts: readonly number[]) => {
			asked.push(contacts);
			return parts();
		};
		const { ask } = app({ exportContacts });
		const response = await ask({}, `${path}/export`);
		expect(asked).toEqual([[55]]);
		expect(await response.json()).toEqual({ contacts: [] });
		expect(Object.fromEntries(response.headers)).toMatchObject({
			"content-type": "application/json",
			"content-disposition": 'attachment; filename="p_55.json"',
			"cache-control": "no-store",
			"x-content-type-options": "nosniff",
		});
	});

	it("knows nobody of another name", async () => {
		const { ask } = app({ exportContacts: parts });
		const response = await ask({}, "/api/conversations/nobody/export");
		expect(await problem(response)).toMatchObject({ code: "unknown-contact" });
	});
});
