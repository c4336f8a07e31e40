import { describe, expect, it } from "vitest";
import type {
	CommandGiven,
	Conversation,
	JsonObject,
} from "../../src/engine/model.ts";
import { StoreError } from "../../src/engine/ports.ts";
import { httpApp } from "../../src/http/app.ts";
import type { HttpOptions } from "../../src/http/options.ts";
import { openMemory } from "../../src/store/memory.ts";
import { bookOf } from "../engine/book.ts";
import {
	conversation,
	fakeHistory,
	fromHere,
	options,
	problem,
	sending,
	told,
} from "./harness.ts";

const book = bookOf({ rules: [] });

function messages(changes: Partial<HttpOptions> = {}) {
	const heard = told();
	const given = options(heard, changes);
	const rules = { ...given.runtime.rules, book: () => book };
	const app = httpApp({ ...given, runtime: { ...given.runtime, rules } });
	const send = (body: unknown, headers: Record<string, string> = {}) =>
		fromHere(app, "/api/messages", sending(body, headers));
	return { heard, send };
}

const sent = (heard: ReturnType<typeof told>) =>
	heard.accepted.map((event) => (event as CommandGiven).command);

describe("POST /api/messages", () => {
	it.each([
		[{ text: "Hello" }, { type: "text", text: "Hello" }],
		[
			{ image: "https://example.com/a.jpg" },
			{ type: "image", url: "https://example.com/a.jpg" },
		],
		[
			{ location: { latitude: 33.9, longitude: 35.5, name: "Beit Zaytoun" } },
			{
				type: "location",
				latitude: 33.9,
				longitude: 35.5,
				name: "Beit Zaytoun",
			},
		],
		[
			{ template: { name: "weekend_menu", language: "en", body: ["Amel"] } },
			{
				type: "template",
				name: "weekend_menu",
				language: "en",
				body: ["Amel"],
			},
		],
	] as JsonObject[][])("sends %j", async (words, content) => {
		const { heard, send } = messages();
		const response = await send({ to: "+961 70 111 222", ...words });
		expect(await response.json()).toMatchObject({
			conversation: "c_812",
			contact: "p_55",
			sender: "s_1",
			messages: [content],
		});
		expect(response.status).toBe(202);
		expect(heard.accepted).toMatchObject([
			{
				type: "command.given",
				by: "api",
				ref: {
					by: "address",
					channel: "whatsapp",
					sender: "9611234567",
					addresses: [{ kind: "phone", value: "96170111222" }],
				},
				command: { kind: "send", staff: false, contents: [content] },
			},
		]);
	});

	it("fills in what is known of the contact, in their language", async () => {
		const state = {
			...conversation.state,
			language: { chosen: "fr", heard: null },
		};
		const find = async (): Promise<Conversation[]> => [
			{ ...conversation, state },
		];
		const { heard, send } = messages({ history: { ...fakeHistory, find } });
		await send({ to: "p_55", text: { en: "Hi {name}", fr: "Salut {name}" } });
		expect(sent(heard)).toMatchObject([
			{ contents: [{ type: "text", text: "Salut Amel" }] },
		]);
	});

	it("sends what staff typed as it is, braces and all, and says that they did", async () => {
		const { heard, send } = messages();
		await send({ to: "p_55", staff: true, text: "{name} 50%" });
		expect(sent(heard)).toEqual([
			{
				kind: "send",
				staff: true,
				contents: [{ type: "text", text: "{name} 50%" }],
			},
		]);
	});

	it("reaches a number that nobody knows yet", async () => {
		const { heard, send } = messages();
		const response = await send({ to: "+33 6 12 34 56 78", text: "Bonjour" });
		expect(response.status).toBe(202);
		expect(heard.accepted).toMatchObject([
			{ ref: { addresses: [{ kind: "phone", value: "33612345678" }] } },
		]);
	});

	it("honours Idempotency-Key: the same key is the same event, another is not", async () => {
		const { heard, send } = messages();
		const body = { to: "p_55", text: "Hello" };
		await send(body, { "idempotency-key": "order-1" });
		await send(body, { "idempotency-key": "order-1" });
		await send(body, { "idempotency-key": "order-2" });
		await send(body);
		await send(body);
		const [first, again, ...others] = heard.accepted.map(({ key }) => key);
		expect(again).toBe(first);
		expect(new Set([first, ...others]).size).toBe(4);
	});

	it("writes down once who sent it, however often the same key comes, also at once", async () => {
		const team = openMemory().team;
		const heard: ReturnType<typeof told>[] = [];
		const given = messages({
			team,
			isSeen: async (key) =>
				heard.some(({ accepted }) => accepted.some((one) => one.key === key)),
		});
		heard.push(given.heard);
		const body = { to: "c_812", text: "Hello", staff: true };
		const key = { "idempotency-key": "one" };
		const answers = await Promise.all([
			given.send(body, key),
			given.send(body, key),
		]);
		answers.push(await given.send(body, key));
		expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
		const lines = () => team.auditTrail({ before: null, limit: 9 });
		expect(await lines()).toHaveLength(1);
		await given.send(body, { "idempotency-key": "two" });
		await given.send(body);
		expect((await lines()).map(({ action }) => action)).toEqual([
			...["message.send", "message.send", "message.send"],
		]);
	});

	it("writes down who sent it in the end, where the first try could not be kept", async () => {
		const team = openMemory().team;
		const { heard, send } = messages({ team });
		heard.failure = new StoreError("full", { code: "full" });
		const body = { to: "c_812", text: "Hello", staff: true };
		const key = { "idempotency-key": "one" };
		expect((await send(body, key)).status).toBe(503);
		heard.failure = null;
		expect((await send(body, key)).status).toBe(202);
		expect(await team.auditTrail({ before: null, limit: 9 })).toHaveLength(1);
	});

	it.each([
		[{ to: "p_55" }, "bad-message", "exactly one message"],
		[{ to: "p_55", text: "a", image: "b" }, "bad-message", "exactly one"],
		[{ to: "p_55", tag: "vip" }, "bad-message", "exactly one"],
		[{ to: "p_55", __proto: 1 }, "bad-message", "exactly one"],
		[{ to: "p_55", text: "" }, "bad-message", "text: "],
		[{ to: "p_55", text: "Hi {nobody}" }, "bad-message", "{nobody}"],
		[{ to: "p_55", text: "x".repeat(4_097) }, "bad-message", "4096"],
		[
			{ to: "p_55", staff: true, text: "x".repeat(4_097) },
			"bad-message",
			"4096",
		],
		[{ to: "p_55", staff: true, text: " " }, "bad-message", "text: "],
		[
			{ to: "p_55", location: { latitude: 136.8, longitude: 35 } },
			"bad-message",
			"latitude",
		],
		[{ to: "70 111 222x", text: "a" }, "unknown-contact", ""],
		[{ to: "p_99", text: "a" }, "unknown-contact", ""],
		[{ to: "+33612345678", from: "s_7", text: "a" }, "unknown-sender", ""],
		[{ text: "a" }, "wrong-value", "to"],
	] as [JsonObject, string, string][])(
		"refuses %j",
		async (body, code, words) => {
			const { heard, send } = messages();
			const answer = await problem(await send(body));
			expect(answer.code).toBe(code);
			expect(answer.detail ?? "").toContain(words);
			expect(heard.accepted).toEqual([]);
		},
	);

	it("wants `from` where we have several numbers", async () => {
		const { heard, send } = messages({ senders: ["9611234567", "9617654321"] });
		const to = "+33612345678";
		expect((await problem(await send({ to, text: "a" }))).code).toBe(
			"which-sender",
		);
		const from = "+961 765 4321";
		expect((await send({ to, from, text: "a" })).status).toBe(202);
		expect(heard.accepted).toMatchObject([{ ref: { sender: "9617654321" } }]);
	});

	it("is 503 with Retry-After when it cannot be stored", async () => {
		const { heard, send } = messages();
		heard.failure = new StoreError("full", { code: "full" });
		const response = await send({ to: "p_55", text: "a" });
		expect(response.status).toBe(503);
		expect(response.headers.get("retry-after")).toBe("30");
	});
});
