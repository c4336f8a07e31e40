import { describe, expect, test } from "vitest";
import { keepCaptures } from "../../../src/engine/decide/keep-captures.ts";
import { CAPTURES_BYTES, jsonBytes } from "../../../src/engine/decide/quota.ts";
import { type ActionData, MINUTE, SECOND } from "../../../src/engine/model.ts";
import { type BookSketch, bookOf } from "../book.ts";
import { textsOf } from "../scene.ts";
import { flowChat } from "./flow-chat.ts";

const long = "x".repeat(5_000);
const order = {
	history: [long, long],
	status: "on its way",
	courier: { name: "Rami", phone: "+96170123456", notes: long },
};

const rules: BookSketch["rules"] = [
	{
		name: "order",
		when: { regex: "order (?<id>\\d+)" },
		do: [
			{
				fetch: {
					url: "https://shop.example/{id}",
					save_as: "order",
					if_it_fails: "sorry",
				},
			},
			{ wait: "5s" },
			{ text: "{id} is {order.status|?}" },
			{ wait: "10m" },
			{ go: "courier" },
		],
	},
	{
		name: "courier",
		do: [{ text: "{order.courier.name|nobody} brings it" }],
	},
	{ name: "sorry", do: [{ text: "Sorry" }] },
];

const book = bookOf({ rules });

const text = (words: string): readonly ActionData[] => [
	{ key: "text", spec: words, quote: false },
];

describe("captures that steps to come need", () => {
	test("are kept whole while they are small", () => {
		const captures = { id: "7", order: { status: "on its way" } };
		expect(keepCaptures(captures, text("Hi"), book)).toBe(captures);
	});

	test("are kept before others, and of a large one only what is used", () => {
		const captures = { noise: "y".repeat(2_000), id: "7", order };
		const kept = keepCaptures(
			captures,
			text("{order.status}, {order.courier.phone|?}"),
			book,
		);
		expect(kept).toEqual({
			order: {
				status: "on its way",
				courier: { phone: "+96170123456" },
			},
			id: "7",
		});
		expect(jsonBytes(kept)).toBeLessThanOrEqual(CAPTURES_BYTES);
	});

	test("are those that a condition asks, and that a rule or a flow which is named uses", () => {
		const asks = {
			key: "if",
			spec: {
				if: [{ key: "field", spec: { name: "order.status", is: ["x"] } }],
				do: [{ key: "go", spec: "courier", quote: false }],
				else: [],
			},
			quote: false,
		};
		expect(keepCaptures({ order }, [asks], book)).toEqual({
			order: { status: "on its way", courier: { name: "Rami" } },
		});
	});

	test("are nothing where even what is used is too large", () => {
		expect(keepCaptures({ order }, text("{order.history.0|?}"), book)).toEqual(
			{},
		);
	});
});

test("what a system answered lasts over a second and a third pause, however much it was", () => {
	const chat = flowChat(book);
	chat.says("order 7");
	const [{ id: continuation } = { id: "" }] = chat.state().continuations;
	chat.told({
		...{ type: "fetch.finished", key: "fetch:1", continuation },
		ref: { by: "id", conversation: 812 },
		...{ at: chat.now, arrivedAt: chat.now },
		result: { ok: true, status: 200, body: order },
	});
	const after = (ms: number) => chat.waits(ms).flatMap(textsOf);
	expect(after(5 * SECOND)).toEqual(["7 is on its way"]);
	expect(after(10 * MINUTE)).toEqual(["Rami brings it"]);
});
