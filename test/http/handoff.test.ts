import { describe, expect, it } from "vitest";
import { HOUR } from "../../src/engine/model.ts";
import { StoreError } from "../../src/engine/ports.ts";
import { httpApp } from "../../src/http/app.ts";
import {
	conversation,
	fakeHistory,
	fromHere,
	options,
	problem,
	sending,
	told,
} from "./harness.ts";

function app(changes: Parameters<typeof options>[1] = {}) {
	const heard = told();
	const served = httpApp(options(heard, changes));
	const ask = (method: string, init: RequestInit = {}, contact = "c_812") =>
		fromHere(served, `/api/conversations/${contact}/handoff`, {
			...init,
			method,
		});
	return { heard, ask, served };
}

const human = {
	...conversation,
	state: {
		...conversation.state,
		mode: "human" as const,
		humanUntil: 1_795_400_000_000 as never,
	},
};

describe("POST …/handoff", () => {
	it.each([
		[sending({}), 12 * HOUR],
		[sending({ back_after: "2h" }), 2 * HOUR],
		[sending({ back_after: "never" }), null],
		[{}, 12 * HOUR],
	])("hands the chat over: %j", async (init, backAfterMs) => {
		const { heard, ask } = app();
		const response = await ask("POST", init);
		expect(response.status).toBe(200);
		expect(heard.accepted).toMatchObject([
			{
				type: "command.given",
				ref: { by: "id", conversation: 812 },
				command: { kind: "handoff", backAfterMs },
				by: "api",
			},
		]);
	});

	it("answers with how the chat stands then", async () => {
		const history = { ...fakeHistory, find: async () => [human] };
		const response = await app({ history }).ask("POST");
		expect(await response.json()).toEqual({
			conversation: "c_812",
			mode: "human",
			human_until: "2026-11-23T02:13:20.000Z",
		});
	});

	it.each([
		[sending({ back_after: "soon" }), 400, "wrong-value"],
		[sending({ until: "2h" }), 400, "wrong-value"],
		[
			{ body: "back_after=2h", headers: { "content-type": "text/plain" } },
			415,
			"unsupported-type",
		],
		[sending("{"), 400, "not-json"],
	])("refuses %j", async (init, status, code) => {
		const { heard, ask } = app();
		expect(await problem(await ask("POST", init))).toMatchObject({
			status,
			code,
		});
		expect(heard.accepted).toEqual([]);
	});

	it("knows only who is known", async () => {
		const { ask } = app();
		expect(await problem(await ask("POST", {}, "c_1"))).toMatchObject({
			status: 404,
			code: "unknown-contact",
		});
	});

	it("asks which sender where there are several", async () => {
		const other = {
			...conversation,
			id: 9,
			sender: { id: 2, address: "9617" },
		};
		const history = {
			...fakeHistory,
			find: async (name: string) =>
				name === "c_9" ? [other] : [conversation, other],
		};
		const { heard, ask, served } = app({ history });
		expect(await problem(await ask("POST"))).toMatchObject({
			code: "which-sender",
		});
		await fromHere(served, "/api/conversations/p_55/handoff?sender=s_2", {
			method: "POST",
		});
		expect(heard.accepted).toMatchObject([{ ref: { conversation: 9 } }]);
	});

	it("says when it cannot be stored", async () => {
		const { heard, ask } = app();
		heard.failure = new StoreError("full", { code: "full" });
		expect(await problem(await ask("POST"))).toMatchObject({
			status: 503,
			code: "store-unavailable",
		});
	});
});

describe("DELETE …/handoff", () => {
	it("gives the chat back to the bot", async () => {
		const { heard, ask } = app();
		const response = await ask("DELETE");
		expect(await response.json()).toEqual({
			conversation: "c_812",
			mode: "bot",
			human_until: null,
		});
		expect(heard.accepted).toMatchObject([
			{ command: { kind: "bot_back" }, by: "api" },
		]);
	});

	it("is an event of its own each time", async () => {
		const { heard, ask } = app();
		await ask("DELETE");
		await ask("DELETE");
		expect(new Set(heard.accepted.map(({ key }) => key)).size).toBe(2);
	});
});

it("other methods are answered with those that work", async () => {
	const response = await app().ask("GET");
	expect(response.status).toBe(405);
	expect(response.headers.get("allow")).toBe("POST, DELETE");
});
