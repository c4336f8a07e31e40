import { printTime } from "../grammar/time.ts";
import type { ScheduleFired } from "../model.ts";
import type { CompiledRule } from "../rule-book.ts";
import { type Draft, keepQuiet } from "./draft.ts";
import { bringBotBack } from "./hand-over.ts";
import { limitReached, limitStory } from "./limits.ts";
import { runRule } from "./run-rule.ts";
import { firstFailed } from "./search.ts";
import { type Quiet, quietFor, quietForUnlisted } from "./standing.ts";

/** Runs a schedule's rule for one contact of its audience, or for nobody in particular. */
export function decideSchedule(draft: Draft, event: ScheduleFired): void {
	const rule = draft.input.book.byName.get(event.rule);
	// Renamed or removed since it fell due.
	if (!rule) return;
	bringBotBack(draft);
	draft.situation = { ...draft.situation, rule: rule.name };
	const quiet = whyQuiet(draft, rule);
	if (quiet) {
		keepQuiet(draft, quiet.silent, quiet.because);
		return;
	}
	runRule(draft, rule, { because: becauseOf(draft, event), captures: {} });
}

function whyQuiet(draft: Draft, rule: CompiledRule): Quiet | null {
	const { situation, input } = draft;
	return (
		quietFor(situation) ??
		(input.conversation && quietForUnlisted(situation)) ??
		quietForOptedOut(situation.conversation.optedOut) ??
		quietForCondition(firstFailed(rule, situation)) ??
		quietForLimit(draft, rule)
	);
}

function quietForOptedOut(isOptedOut: boolean): Quiet | null {
	if (!isOptedOut) return null;
	return { silent: "opted-out", because: "the contact has opted out" };
}

function quietForCondition(failed: string | null): Quiet | null {
	return failed === null
		? null
		: { silent: "nothing-matched", because: failed };
}

function quietForLimit(
	{ situation: { conversation, now } }: Draft,
	rule: CompiledRule,
): Quiet | null {
	if (!limitReached(rule, conversation, now)) return null;
	return { silent: "limit", because: limitStory(rule) };
}

function becauseOf({ input }: Draft, { dueAt }: ScheduleFired): string {
	const { date, minute } = input.book.calendar.local(dueAt);
	return `schedule, due ${date} ${printTime(minute)}`;
}
