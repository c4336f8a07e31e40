import { describe, expect, it } from "vitest";
import type { EventPosted } from "../../src/engine/model.ts";
import { StoreError } from "../../src/engine/ports.ts";
import { httpApp } from "../../src/http/app.ts";
import { bookOf } from "../engine/book.ts";
import { fromHere, options, problem, sending, told } from "./harness.ts";

const book = bookOf({
	rules: [
		{ name: "ready", when: { event: "order_ready" }, do: ["silent"] },
		{ name: "hello", when: { keyword: "order_ready" }, do: ["silent"] },
	],
});

function events(senders: readonly string[] = ["9611234567"]) {
	const heard = told();
	const given = options(heard, { senders });
	const rules = { ...given.runtime.rules, book: () => book };
	const app = httpApp({ ...given, runtime: { ...given.runtime, rules } });
	const post = (body: unknown, headers: Record<string, string> = {}) =>
		fromHere(app, "/api/events", sending(body, headers));
	const accepted = () => heard.accepted as EventPosted[];
	return { heard, post, accepted };
}

describe("POST /api/events", () => {
	it("posts an event about a contact, with its data", async () => {
		const { post, accepted } = events();
		const data = { number: 48, items: [{ name: "Mezze" }] };
		const response = await post({ name: "order_ready", contact: "p_55", data });
		expect(response.status).toBe(202);
		expect(await response.json()).toMatchObject({ rules: ["ready"] });
		expect(accepted()).toMatchObject([
			{
				type: "event.posted",
				name: "order_ready",
				data,
				ref: {
					by: "address",
					channel: "whatsapp",
					sender: "9611234567",
					addresses: [{ kind: "phone", value: "96170111222" }],
				},
			},
		]);
	});

	it.each(["c_812", "+961 70 111 222", "0096170111222"])(
		"the contact may be %s",
		async (contact) => {
			const { post, accepted } = events();
			await post({ name: "order_ready", contact });
			expect(accepted()).toMatchObject([
				{ data: {}, ref: { addresses: [{ value: "96170111222" }] } },
			]);
		},
	);

	it("a number that never wrote is one too", async () => {
		const { post, accepted } = events();
		await post({ name: "order_ready", contact: "+33612345678" });
		expect(accepted()).toMatchObject([
			{ ref: { addresses: [{ kind: "phone", value: "33612345678" }] } },
		]);
	});

	it("it may be about nobody, and says when no rule waits for it", async () => {
		const { post, accepted } = events();
		const response = await post({ name: "order_lost" });
		expect(await response.json()).toMatchObject({ rules: [] });
		expect(accepted()).toMatchObject([{ ref: null, name: "order_lost" }]);
	});

	it("the same Idempotency-Key gives the same event, another gives another", async () => {
		const { post, accepted } = events();
		for (const key of ["a", "a", "b"])
			await post({ name: "order_ready" }, { "idempotency-key": key });
		await post({ name: "order_ready" });
		await post({ name: "order_ready" });
		const keys = accepted().map(({ key }) => key);
		expect(keys[0]).toBe(keys[1]);
		expect(new Set(keys).size).toBe(4);
	});

	it.each([
		[{}, 400, "wrong-value"],
		[{ name: "" }, 400, "wrong-value"],
		[{ name: 7 }, 400, "wrong-value"],
		[{ name: "a".repeat(101) }, 400, "wrong-value"],
		[{ name: "x", data: [] }, 400, "wrong-value"],
		[{ name: "x", data: { a: "b".repeat(17_000) } }, 400, "wrong-value"],
		[{ name: "x", other: 1 }, 400, "wrong-value"],
		[{ name: "x", from: "s_1" }, 400, "wrong-value"],
		[{ name: "x", contact: "nobody" }, 404, "unknown-contact"],
		[{ name: "x", contact: "p_99" }, 404, "unknown-contact"],
		[{ name: "x", contact: "p_55", from: "s_9" }, 400, "unknown-sender"],
		["nonsense", 400, "not-json"],
	] as const)("refuses %j", async (body, status, code) => {
		const { post, accepted } = events();
		const answer = await problem(await post(body));
		expect([answer.status, answer.code]).toEqual([status, code]);
		expect(accepted()).toEqual([]);
	});

	it("asks from which of several numbers a new contact is written to", async () => {
		const { post, accepted } = events(["9611234567", "9617654321"]);
		const body = { name: "x", contact: "+33612345678" };
		expect((await problem(await post(body))).code).toBe("which-sender");
		await post({ ...body, from: "+961 7 654 321" });
		expect(accepted()).toMatchObject([{ ref: { sender: "9617654321" } }]);
	});

	it("says when it could not be kept", async () => {
		const { heard, post } = events();
		heard.failure = new StoreError("busy", { code: "busy" });
		const response = await post({ name: "order_ready" });
		expect(response.status).toBe(503);
		expect(response.headers.get("retry-after")).not.toBeNull();
	});

	it("names that every object inherits are only names", async () => {
		const { post, accepted } = events();
		const body = '{"name": "constructor", "data": {"__proto__": {"a": 1}}}';
		const response = await post(body);
		expect(response.status).toBe(202);
		expect(Object.getPrototypeOf(accepted()[0]?.data)).toBe(Object.prototype);
		expect(({} as { a?: number }).a).toBeUndefined();
	});
});
