import { expect, test } from "vitest";
import type { Content } from "../../../src/engine/model.ts";
import { message as kind } from "../../../src/engine/triggers/message.ts";
import { bookOf } from "../book.ts";
import { exampleOf } from "../examples.ts";
import { decided, message, tap } from "../scene.ts";

test("its example and its short form load", () => {
	expect(exampleOf(kind)).toEqual(["image", "document"]);
	expect(kind.schema.parse("any")).toEqual(["any"]);
});

test.each(["picture", "button", [], null, { image: true }])(
	"%j is no kind of message",
	(value) => {
		expect(kind.schema.safeParse(value).success).toBe(false);
	},
);

const contents: Readonly<Record<string, Content>> = {
	text: { type: "text", text: "hi" },
	image: { type: "image", url: "https://x/1", caption: null },
	voice: { type: "voice", url: "https://x/1" },
	contact: { type: "contact", contacts: [] },
	order: { type: "order", items: [], text: null },
	reaction: { type: "reaction", emoji: "❤", messageId: null },
	unsupported: { type: "unsupported", kind: "POLL", raw: {} },
};

test.each(Object.keys(contents))(
	"%s is what its own name says, and no other",
	(type) => {
		const rules = Object.keys(contents).map((name) => ({
			name,
			when: { message: name },
			do: ["silent"],
		}));
		const content = contents[type];
		if (!content) throw new Error(type);
		const decision = decided(bookOf({ rules }), message(content));
		expect(decision).toMatchObject({
			rule: type,
			because: `message: ${type}`,
			unanswered: false,
		});
	},
);

const any = bookOf({
	rules: [{ name: "any", when: { message: "any" }, do: ["silent"] }],
});

test("any is all but reactions and what WhatsApp does not show us", () => {
	const fits = Object.entries(contents).map(([type, content]) => [
		type,
		decided(any, message(content)).rule === "any",
	]);
	expect(Object.fromEntries(fits)).toEqual({
		text: true,
		image: true,
		voice: true,
		contact: true,
		order: true,
		reaction: false,
		unsupported: false,
	});
});

test("a tap is text", () => {
	const text = bookOf({
		rules: [{ name: "text", when: { message: "text" }, do: ["silent"] }],
	});
	expect(decided(text, tap("a", "A")).rule).toBe("text");
	expect(decided(any, tap("a", "A")).rule).toBe("any");
});
