import { expect, test } from "vitest";
import {
	FIELD_LENGTH,
	FIELDS_BYTES,
	jsonBytes,
	STATE_BYTES,
	TAGS,
	withinQuota,
} from "../../../src/engine/decide/quota.ts";
import {
	type ConversationState,
	HOUR,
	type JsonObject,
	newConversation,
} from "../../../src/engine/model.ts";
import { bookOf } from "../book.ts";
import { decided, known, later, message, next, now } from "../scene.ts";

const many = Array.from({ length: 2_000 }, (_, index) => `rule ${index}`);

const book = bookOf({
	rules: [
		...many.map((name) => ({
			name,
			when: { keyword: name },
			limit: { times: 1, perMs: HOUR },
			do: ["silent"],
		})),
		{
			name: "save",
			when: { keyword: "save" },
			do: [{ set: { note: "{message}" } }],
		},
	],
});

const bytes = (state: ConversationState) =>
	jsonBytes(state as unknown as JsonObject);

test("a usual state is left as it is", () => {
	const state = { ...newConversation, tags: ["vip"] };
	expect(withinQuota(state, book, now)).toBe(state);
});

test("limits that are over and counts of variants go first; what still counts stays", () => {
	const old = many.map((name) => [name, [later(now, -2 * HOUR)]]);
	const state: ConversationState = {
		...newConversation,
		fields: { size: "large" },
		variants: { greeting: 3 },
		limits: { ...Object.fromEntries(old), "rule 7": [now], gone: [now] },
	};
	const smaller = withinQuota(state, book, now);
	expect(smaller.limits).toEqual({ "rule 7": [now] });
	expect(smaller.variants).toEqual({});
	expect(smaller.fields).toEqual({ size: "large" });
});

test("where all limits still count, all go: answering once too often is better than no answer", () => {
	const limits = Object.fromEntries(many.map((name) => [name, [now]]));
	const state = { ...newConversation, limits };
	expect(bytes(state)).toBeGreaterThan(STATE_BYTES);
	expect(withinQuota(state, book, now).limits).toEqual({});
});

test("D65: a saved text is cut, never through a letter", () => {
	const decision = decided(book, message(`save ${"😀".repeat(2_000)}`));
	const note = String(decision.conversation?.fields.note);
	expect(note.length).toBe(FIELD_LENGTH - 1);
	expect(note).not.toMatch(/[\ud800-\udbff]$/);
});

test("D65: fields have a quota; what does not fit is not saved, and the action says so", () => {
	const fill = Object.fromEntries(
		Array.from({ length: 12 }, (_, index) => [`f${index}`, "x".repeat(600)]),
	);
	const conversation = known({ fields: fill });
	const text = `save ${"y".repeat(900)}`;
	const decision = decided(book, message(text), { conversation });
	expect(decision.conversation?.fields).toEqual(fill);
	expect(decision.actions[0]).toMatchObject({ set: {}, refused: ["note"] });
	expect(jsonBytes(fill)).toBeLessThan(FIELDS_BYTES + 600);
});

test("D65: a contact has a number of tags; one more is refused, and the action says so", () => {
	const tagging = bookOf({
		rules: Array.from({ length: TAGS + 1 }, (_, index) => ({
			name: `tag ${index}`,
			when: { message: "any" },
			continue: true,
			limit: "none" as const,
			do: [{ tag: `tag ${index}` }],
		})),
	});
	const decision = decided(tagging, message("hi"));
	expect(decision.conversation?.tags).toHaveLength(TAGS);
	expect(decision.actions.at(-1)).toMatchObject({
		tag: `tag ${TAGS}`,
		refused: expect.any(String),
	});
});

test("D65: the worst a customer can do with what they write stays within 32 KiB", () => {
	const worst = bookOf({
		rules: [
			{
				name: "all",
				when: { regex: "^(?<a>.*)(?<b>x*)$" },
				do: [
					{ set: { one: "{message}", two: "{a}", three: "{b}" } },
					{ wait: "1d" },
					"silent",
				],
			},
		],
	});
	let chat = known();
	for (let turn = 0; turn < 7; turn++) {
		const event = message(`${turn}${"\u0001".repeat(4_000)}`, {
			profileName: "\u0002".repeat(4_000),
		});
		chat = next(chat, decided(worst, event, { conversation: chat }));
	}
	expect(chat.state.continuations).toHaveLength(5);
	expect(bytes(chat.state)).toBeLessThanOrEqual(STATE_BYTES);
});
