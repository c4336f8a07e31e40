import { canonicalJson } from "../canonical-json.ts";
import {
	type ConversationState,
	changed,
	type Instant,
	type JsonObject,
	type JsonValue,
} from "../model.ts";
import type { RuleBook } from "../rule-book.ts";
import { counts } from "./limits.ts";

/** A conversation's state is at most this large as canonical JSON, in bytes. */
export const STATE_BYTES = 32 * 1024;

/** Saved fields take at most this much of it. */
export const FIELDS_BYTES = 8 * 1024;

/** A saved text is cut to this many UTF-16 units. */
export const FIELD_LENGTH = 1_000;

/** At most so many tags, each at most so long. */
export const TAGS = 40;
export const TAG_LENGTH = 40;

/** Of one question at most so many UTF-16 units of text are kept, and of all answers of a flow so many bytes. */
export const ANSWER_LENGTH = 1_000;
export const ANSWERS_BYTES = 3 * 1024;

/** What each of the five continuations remembers of its captures, and of its message, in bytes. */
export const CAPTURES_BYTES = 1024;
export const MESSAGE_BYTES = 1024;

/** Bytes of a value's canonical JSON. */
export function jsonBytes(value: JsonValue): number {
	return Buffer.byteLength(canonicalJson(value));
}

/**
 * The same state in no more than 32 KiB. Fields, tags and continuations have their own quotas, which fit; what can grow
 * beyond them with the number of rules is what was said and when, so that is shed: first the counts of variants, then
 * limits that are over, then all limits. Where nothing has grown since `before`, nothing is measured.
 */
export function withinQuota(
	state: ConversationState,
	book: RuleBook,
	now: Instant,
	before: ConversationState | null = null,
): ConversationState {
	if (before && growing.every((part) => state[part] === before[part])) {
		return state;
	}
	if (isSurelySmall(state) || fits(state)) return state;
	const fewer = changed(state, {
		variants: {},
		limits: liveLimits(state, book, now),
	});
	if (fits(fewer)) return fewer;
	const answers = state.brake.answers.slice(-FEW_ANSWERS);
	return changed(fewer, { limits: {}, brake: { ...state.brake, answers } });
}

/** Answers that the brake still counts where all else is full: those of a minute, with room. */
const FEW_ANSWERS = 20;

function fits(state: ConversationState): boolean {
	return jsonBytes(state as unknown as JsonObject) <= STATE_BYTES;
}

function liveLimits(
	{ limits }: ConversationState,
	{ byName }: RuleBook,
	now: Instant,
): ConversationState["limits"] {
	return Object.fromEntries(
		Object.entries(limits).filter(([name, ran]) => {
			const limit = byName.get(name)?.limit ?? null;
			return limit !== null && ran.some((at) => counts(at, limit, now));
		}),
	);
}

/** The parts that grow with what happens; the others are of one size. */
const growing = [
	"fields",
	"tags",
	"timers",
	"continuations",
	"limits",
	"variants",
	"question",
	"brake",
	"gathered",
] as const satisfies readonly (keyof ConversationState)[];

/** A quick look, so that there is no JSON on the way to every reply. One unit is at most six bytes. */
function isSurelySmall(state: ConversationState): boolean {
	const size = (part: (typeof growing)[number]) =>
		units(state[part] as unknown as JsonValue);
	return growing.reduce((sum, part) => sum + size(part), 0) < 4_096;
}

function units(value: JsonValue): number {
	if (typeof value === "string") return value.length + 2;
	if (value === null || typeof value !== "object") return 20;
	let sum = 2;
	for (const name in value) {
		sum += name.length + 3 + units((value as JsonObject)[name] ?? null);
	}
	return sum;
}
