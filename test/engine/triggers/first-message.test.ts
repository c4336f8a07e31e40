import { expect, test } from "vitest";
import { DAY, HOUR } from "../../../src/engine/model.ts";
import { firstMessage } from "../../../src/engine/triggers/first-message.ts";
import { bookOf } from "../book.ts";
import { exampleOf } from "../examples.ts";
import {
	conversationIn,
	decided,
	known,
	later,
	message,
	now,
} from "../scene.ts";

test("its example and its short form load", () => {
	expect(exampleOf(firstMessage)).toEqual({ againAfterMs: 30 * DAY });
	for (const short of [null, true, "true"]) {
		expect(firstMessage.schema.parse(short)).toEqual({ againAfterMs: null });
	}
});

test.each([false, "false", "yes", { again: "1d" }, { again_after: "soon" }, 1])(
	"%j is not one of its forms",
	(value) => {
		expect(firstMessage.schema.safeParse(value).success).toBe(false);
	},
);

const book = bookOf({
	rules: [
		{ name: "ever", when: { first_message: true }, do: ["silent"] },
		{
			name: "again",
			when: { first_message: { again_after: "1d" } },
			do: ["silent"],
		},
	],
});

const wrote = (ms: number) => ({
	firstMessageAt: later(now, -90 * DAY),
	lastInboundAt: later(now, -ms),
});

test("the first message ever", () => {
	const decision = decided(book, message("hi"), {
		conversation: conversationIn(),
	});
	expect(decision).toMatchObject({ rule: "ever", because: "first message" });
});

test("the first after a silence, to the millisecond", () => {
	const silentFor = (ms: number) =>
		decided(book, message("hi"), { conversation: known(wrote(ms)) });
	expect(silentFor(DAY)).toMatchObject({
		rule: "again",
		because: "first message in 1 day",
	});
	expect(silentFor(DAY - 1).rule).toBeNull();
	expect(silentFor(HOUR).rule).toBeNull();
});

test("a message of any kind is a first one, but a reaction and what is not shown to us", () => {
	const chat = { conversation: conversationIn() };
	const voice = message({ type: "voice", url: "https://x/1" });
	expect(decided(book, voice, chat).rule).toBe("ever");
	const reaction = message({ type: "reaction", emoji: "❤", messageId: null });
	expect(decided(book, reaction, chat).rule).toBeNull();
});
