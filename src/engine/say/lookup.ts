import type { Situation } from "../kinds.ts";
import type { JsonValue } from "../model.ts";
import { own } from "../own.ts";
import { isChoice } from "./answers.ts";
import { builtInValue } from "./built-ins.ts";

/** A value found for a placeholder. */
export interface Found {
	readonly value: JsonValue;
	/** We saved it ourselves and know what it is: a date in it is a date. What was captured or fetched is as it came. */
	readonly typed: boolean;
}

/**
 * Finds what fills a placeholder: a built-in, an answer of the open question, a capture or fetched value, a saved field. Only what
 * these records hold themselves counts – `toString`, `__proto__` and `length` are nothing.
 */
export function lookUp(
	name: string,
	situation: Situation,
	language: string,
): Found | null {
	const builtIn = builtInValue(name, situation, language);
	if (builtIn !== undefined) return found(builtIn, false);
	if (name.startsWith("contact."))
		return contactValue(name.slice(8), situation);
	return saved(name, situation);
}

/** The value saved under a name – an answer, a capture or a field – or `undefined`; of a chosen option its id. */
export function savedValue(
	name: string,
	situation: Situation,
): JsonValue | undefined {
	const value = saved(name, situation);
	return value?.typed && isChoice(value.value) ? value.value.id : value?.value;
}

function saved(
	name: string,
	{ conversation, captures, answers = {} }: Situation,
): Found | null {
	const answered = conversation.question?.answers ?? answers;
	return (
		found(follow(answered, name), true) ??
		found(follow(captures, name), false) ??
		found(follow(conversation.fields, name), true)
	);
}

function contactValue(name: string, situation: Situation): Found | null {
	const field = found(follow(situation.conversation.fields, name), true);
	if (field || (name !== "name" && name !== "phone")) return field;
	return found(builtInValue(name, situation, "en"), false);
}

function found(value: JsonValue | undefined, typed: boolean): Found | null {
	return value === undefined || value === null || value === ""
		? null
		: { value, typed };
}

/** The value under `order.status` or `items.0.name`; a name with a dot may also be a key as it stands. */
export function follow(
	record: Readonly<Record<string, JsonValue>>,
	name: string,
): JsonValue | undefined {
	const whole = own(record, name);
	if (whole !== undefined || !name.includes(".")) return whole;
	let value: JsonValue | undefined = record;
	for (const key of name.split(".")) value = step(value, key);
	return value;
}

function step(
	value: JsonValue | undefined,
	key: string,
): JsonValue | undefined {
	if (typeof value !== "object" || value === null) return undefined;
	if (!Array.isArray(value))
		return own(value as Readonly<Record<string, JsonValue>>, key);
	return /^\d{1,6}$/.test(key) ? value[Number(key)] : undefined;
}
