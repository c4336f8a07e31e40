import { canonicalJson } from "../../engine/canonical-json.ts";
import { type DecideInput, decide } from "../../engine/decide.ts";
import type { Instant, JsonObject, JsonValue } from "../../engine/model.ts";
import type { StoredDecision } from "../../engine/ports.ts";
import type { RuleBook } from "../../engine/rule-book.ts";
import { describeError } from "../../runtime/pump/failed-decision.ts";
import { type KeptSources, keptInput } from "../kept-input.ts";
import { type JournalReader, storedDecisions } from "./stored-decisions.ts";
import { answerOf, type Told, toldByRow, toldOf } from "./told.ts";

/** A real message that other rules would answer otherwise. */
export interface Difference {
	/** Public name `d_812`. */
	readonly decision: string;
	readonly at: Instant;
	/** Public name `c_812`, or null. */
	readonly conversation: string | null;
	/** The event as the feed shows it. */
	readonly event: JsonValue;
	/** What was decided. */
	readonly before: Told;
	/** What the other rules decide; null where deciding broke down. */
	readonly after: Told | null;
	/** How it broke down, else null. */
	readonly error: string | null;
}

/** How many there were; it grows while the differences are read. */
export interface Compared {
	/** Messages of customers. */
	messages: number;
	/** Of those: another answer. */
	changed: number;
	/** Timers, schedules, events and whatever else ran a rule. */
	others: number;
	/** Of those: something else is done. */
	othersChanged: number;
	/** The same, decided by another rule. */
	otherRule: number;
	/** Could not be decided again: the contact was erased, or deciding had broken down. */
	skipped: number;
}

/** Nothing compared yet. */
export function nothingCompared(): Compared {
	return {
		messages: 0,
		changed: 0,
		others: 0,
		othersChanged: 0,
		otherRule: 0,
		skipped: 0,
	};
}

/**
 * Decides what was decided since a moment again, each in the situation it was decided in, by other rules; gives only what would
 * come out otherwise. The situations themselves are those that the real rules made: what a changed answer would have changed later is
 * not followed.
 */
export async function* replayAgainst(
	book: RuleBook,
	sources: JournalReader & KeptSources,
	{
		since,
		compared,
	}: { readonly since: Instant | null; readonly compared: Compared },
): AsyncGenerator<Difference> {
	const rows = { since, types: (type: string) => type === "decision.made" };
	for await (const stored of storedDecisions(sources, rows)) {
		const before = toldByRow(stored);
		const input =
			before.silent === "error" ? null : await keptInput(stored, book, sources);
		if (input === null) {
			compared.skipped += 1;
			continue;
		}
		const difference = differenceOf(stored, before, input, compared);
		if (difference !== null) yield difference;
	}
}

function differenceOf(
	stored: StoredDecision,
	before: Told,
	input: DecideInput,
	compared: Compared,
): Difference | null {
	const isMessage = input.event.type === "message.received";
	compared[isMessage ? "messages" : "others"] += 1;
	const { now, error } = decideAgain(input);
	if (now !== null && isSame(answerOf(now), answerOf(before))) {
		if (now.rule !== before.rule) compared.otherRule += 1;
		return null;
	}
	compared[isMessage ? "changed" : "othersChanged"] += 1;
	const { seq, at, conversation, body } = stored.entry;
	return {
		decision: `d_${seq}`,
		at,
		conversation: conversation === null ? null : `c_${conversation}`,
		event: body.event ?? null,
		before,
		after: now,
		error,
	};
}

function decideAgain(
	input: DecideInput,
):
	| { readonly now: Told; readonly error: null }
	| { readonly now: null; readonly error: string } {
	try {
		return { now: toldOf(decide(input)), error: null };
	} catch (error) {
		return { now: null, error: describeError(error) };
	}
}

function isSame(
	one: readonly JsonObject[],
	other: readonly JsonObject[],
): boolean {
	return canonicalJson(one) === canonicalJson(other);
}
