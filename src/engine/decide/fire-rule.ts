import type { Match } from "../kinds.ts";
import type { CompiledRule } from "../rule-book.ts";
import { inRule } from "../situation.ts";
import { type Draft, keepQuiet } from "./draft.ts";
import { limitReached, limitStory } from "./limits.ts";
import { mannerOf } from "./run.ts";
import { goTo, runRule } from "./run-rule.ts";
import { firstFailed } from "./search.ts";
import { type Quiet, quietFor, quietForUnlisted } from "./standing.ts";

/**
 * Runs one rule that its own time or audience chose – a schedule, a silence, an event for many – unless something keeps the bot
 * quiet here, its `if` does not hold or its limit is reached.
 */
export function fireRule(draft: Draft, rule: CompiledRule, match: Match): void {
	draft.situation = inRule(draft.situation, rule.name);
	const quiet = whyQuiet(draft, rule, match);
	if (quiet) keepQuiet(draft, quiet.silent, quiet.because);
	else if (isLimited(draft, rule)) passOver(draft, rule, match);
	else runRule(draft, rule, match);
}

function whyQuiet(
	{ situation, input }: Draft,
	rule: CompiledRule,
	match: Match,
): Quiet | null {
	const { optedOut } = situation.conversation;
	return (
		quietFor(situation) ??
		(input.conversation && quietForUnlisted(situation)) ??
		quietForOptedOut(optedOut) ??
		quietForCondition(firstFailed(rule, situation, match))
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

function isLimited({ situation }: Draft, rule: CompiledRule): boolean {
	return limitReached(rule, situation.conversation, situation.now);
}

function passOver(draft: Draft, rule: CompiledRule, match: Match): void {
	const { name, data } = rule;
	const because = limitStory(rule);
	if (data.afterLimit === null) {
		keepQuiet(draft, "limit", because);
		return;
	}
	draft.because = `${match.because}, ${because}`;
	const manner = mannerOf(draft.situation);
	goTo(
		draft,
		{ rule: name, captures: match.captures, manner },
		data.afterLimit,
	);
}
