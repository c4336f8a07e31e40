import { describe, expect, it } from "vitest";
import { decide } from "../../../src/engine/decide.ts";
import type { Command, ConversationState } from "../../../src/engine/model.ts";
import { bookOf } from "../book.ts";
import { command, inputOf, known } from "../scene.ts";

const book = bookOf({ rules: [], profile: { languages: ["en", "ar"] } });

type Change = Extract<Command, { kind: "change" }>;

function changed(
	change: Partial<Change>,
	before: Partial<ConversationState> = {},
) {
	const given = { kind: "change", fields: {}, tag: [], untag: [] } as const;
	const conversation = known(before);
	const event = command({ ...given, ...change });
	return decide(inputOf(book, event, { conversation }));
}

describe("what is told of a contact", () => {
	it("is saved, changed and deleted, and shown as a rule's actions are", () => {
		const { conversation, actions, rule, effects } = changed(
			{ fields: { size: "large", old: null, constructor: "x" }, tag: ["vip"] },
			{ fields: { size: "small", old: "y", kept: "z" }, tags: ["new"] },
		);
		expect(conversation?.fields).toEqual({
			size: "large",
			kept: "z",
			constructor: "x",
		});
		expect(conversation?.tags).toEqual(["new", "vip"]);
		expect(actions).toEqual([
			{ type: "set", set: { size: "large", old: null, constructor: "x" } },
			{ type: "tag", tag: "vip" },
		]);
		expect([rule, effects]).toEqual([null, []]);
	});

	it("takes tags off before it puts others on", () => {
		const { conversation } = changed(
			{ tag: ["b"], untag: ["a", "b"] },
			{ tags: ["a", "b", "c"] },
		);
		expect(conversation?.tags).toEqual(["c", "b"]);
	});

	it("is text and nothing else: no placeholder in it is filled", () => {
		const { conversation } = changed({ fields: { note: "{phone} {name}" } });
		expect(conversation?.fields).toEqual({ note: "{phone} {name}" });
	});

	it("is the language to answer in, where the business speaks it", () => {
		const arabic = changed({ fields: { language: "ar" } });
		expect(arabic.conversation?.language.chosen).toBe("ar");
		const none = changed({ fields: { language: "fr" } });
		expect(none.conversation?.language.chosen).toBeNull();
		expect(none.actions).toEqual([
			{ type: "set", set: {}, refused: ["language"] },
		]);
	});

	it("is refused where there is no room, and the rest is saved", () => {
		const fields = Object.fromEntries(
			Array.from({ length: 9 }, (_, nth) => [`f${nth}`, "x".repeat(1_000)]),
		);
		const { conversation, actions } = changed({ fields });
		expect(Object.keys(conversation?.fields ?? {})).toHaveLength(8);
		expect(actions[0]?.refused).toEqual(["f8"]);
		const many = Array.from({ length: 41 }, (_, nth) => `t${nth}`);
		const tagged = changed({ tag: many });
		expect(tagged.conversation?.tags).toHaveLength(40);
		expect(tagged.actions.at(-1)).toMatchObject({
			tag: "t40",
			refused: "a contact has at most 40 tags",
		});
	});
});
