import { describeLimit } from "../describe.ts";
import {
	after,
	type ConversationState,
	changed,
	type Instant,
	type Limit,
} from "../model.ts";
import { own, withEntry } from "../own.ts";
import type { CompiledRule } from "../rule-book.ts";

/** Whether a rule has run as often as it may in the time that ends now. */
export function limitReached(
	{ name, limit }: CompiledRule,
	state: ConversationState,
	now: Instant,
): boolean {
	if (limit === null) return false;
	const ran = own(state.limits, name) ?? [];
	return ran.filter((at) => counts(at, limit, now)).length >= limit.times;
}

/** The conversation once a rule has run; only what its limit counts is remembered. */
export function withRun(
	state: ConversationState,
	{ name, limit }: CompiledRule,
	now: Instant,
): ConversationState {
	if (limit === null) return state;
	const ran = [...(own(state.limits, name) ?? []), now].slice(-limit.times);
	return changed(state, { limits: withEntry(state.limits, name, ran) });
}

/** Whether a run still counts: `once per 12 hours` forgets it twelve hours later to the millisecond. */
export function counts(at: Instant, limit: Limit, now: Instant): boolean {
	return limit.perMs === null || after(at, limit.perMs) > now;
}

/** Says that a rule's limit is used up: `limit: once per hour – reached`. */
export function limitStory({ limit }: CompiledRule): string {
	return `limit: ${limit ? describeLimit(limit) : "none"} – reached`;
}
