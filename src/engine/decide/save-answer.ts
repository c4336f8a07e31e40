import { cutText, cutToBytes } from "../cut-text.ts";
import type { Answer, JsonValue, OpenQuestion } from "../model.ts";
import { withEntry, withoutEntries } from "../own.ts";
import { ANSWER_LENGTH, ANSWERS_BYTES, jsonBytes } from "./quota.ts";

/** Answers with one more among them. */
export interface Saved {
	readonly answers: OpenQuestion["answers"];
	/** As it is kept. */
	readonly value: JsonValue;
}

/**
 * Keeps an answer. What a customer can make as long as they like is cut: a text to a thousand letters, and to what is left of
 * the quota that all answers of a flow share.
 */
export function saveAnswer(
	before: OpenQuestion["answers"],
	name: string,
	answer: Answer,
): Saved {
	const others = withoutEntries(before, [name]);
	const left = ANSWERS_BYTES - jsonBytes(withEntry(others, name, ""));
	const value = fitted(answer, Math.max(left, 0));
	return { answers: withEntry(others, name, value), value };
}

function fitted(answer: Answer, bytes: number): JsonValue {
	if (typeof answer === "string")
		return cutToBytes(cutText(answer, ANSWER_LENGTH), bytes + 2);
	const value = answer as JsonValue;
	return jsonBytes(value) <= bytes + 2 ? value : null;
}
