import type { Match, Situation, TriggerRole, WhyNot } from "../kinds.ts";
import type { MessageReceived } from "../model.ts";
import type { CompiledRule } from "../rule-book.ts";
import { inRule } from "../situation.ts";
import { isBraked, rememberBraked } from "./braked.ts";
import type { Draft } from "./draft.ts";
import { leaveFlow } from "./flow.ts";
import { limitReached, limitStory } from "./limits.ts";
import { mannerOf } from "./run.ts";
import { goTo, runRule } from "./run-rule.ts";

/** One way of reading the rules: which of their triggers are asked. */
export type Reading = (
	trigger: CompiledRule["triggers"][number],
	rule: CompiledRule,
) => boolean;

/** What reading the rules gave. */
export interface Found {
	/** Some rule's `when` and `if` fitted. */
	readonly understood: boolean;
	/** One did for more than `message: any` or `first_message`. */
	readonly specific: boolean;
}

/**
 * Reads the rules top to bottom and runs what fits, up to the first that ends the search. `among` names the orders of the only ones
 * that the reading asks, where that is known already.
 */
export function search(
	draft: Draft,
	reading: Reading,
	among?: Iterable<number>,
): Found {
	const found = { understood: false, specific: false };
	for (const order of among ?? candidates(draft)) {
		const rule = draft.input.book.rules[order];
		const fit = rule && fits(draft, rule, reading);
		if (!fit) continue;
		found.understood = true;
		found.specific ||= fit.role === "specific";
		if (answer(draft, rule, fit.match)) break;
	}
	return found;
}

/** Taps first: only where no rule's `button` fits are the rules read again, with the label as text. */
export function searchTapsFirst(
	draft: Draft,
	{ message }: MessageReceived,
	reading: Reading,
	among?: Iterable<number>,
): Found {
	if (message.content.type !== "button") return search(draft, reading, among);
	const tapped = search(
		draft,
		(trigger, rule) => trigger.readsTaps && reading(trigger, rule),
		among,
	);
	return tapped.understood ? tapped : search(draft, reading, among);
}

/** With a watch every rule is looked at, which is also how a test finds out that the index leaves nothing out. */
function candidates({
	input: { book },
	watch,
	situation,
}: Draft): Iterable<number> {
	return watch ? book.rules.keys() : book.index.candidates(situation);
}

interface Fit {
	readonly match: Match;
	readonly role: TriggerRole;
}

function fits(draft: Draft, rule: CompiledRule, reading: Reading): Fit | null {
	const situation = inRule(draft.situation, rule.name);
	const fit = firstMatch(rule, situation, reading);
	if (!fit) {
		if (draft.watch) tellWhyNot(draft, rule, situation, reading);
		return null;
	}
	const failed = firstFailed(rule, situation, fit.match);
	if (failed === null) return fit;
	draft.watch?.saw(rule.name, "not-matched", failed);
	return null;
}

function firstMatch(
	rule: CompiledRule,
	situation: Situation,
	reading: Reading,
): Fit | null {
	for (const each of rule.triggers) {
		const match = reading(each, rule) ? each.trigger.match(situation) : null;
		if (match) return { match, role: each.role };
	}
	return null;
}

/** What the first condition that does not hold says; null when all hold. */
export function firstFailed(
	{ name, conditions }: CompiledRule,
	situation: Situation,
	{ captures }: Match,
): string | null {
	if (conditions.length === 0) return null;
	const seen = inRule(situation, name, captures);
	const failed = conditions.find(({ condition }) => !condition.holds(seen));
	return failed ? failed.condition.because(seen) : null;
}

/** Runs a rule that fits, or what its limit puts in its place; tells whether the search ends. */
function answer(draft: Draft, rule: CompiledRule, match: Match): boolean {
	if (isBraked(draft.situation)) rememberBraked(draft, rule.name);
	const { situation } = draft;
	if (limitReached(rule, situation.conversation, situation.now)) {
		return passOver(draft, rule, match);
	}
	if (interrupts(draft, rule)) leaveFlow(draft);
	const ended = runRule(draft, rule, match);
	return ended || !rule.data.continue;
}

/** What the customer wrote starts a rule that ends the flow they are in. */
function interrupts({ situation }: Draft, { data }: CompiledRule): boolean {
	return data.interrupt && situation.event.type === "message.received";
}

function passOver(draft: Draft, rule: CompiledRule, match: Match): boolean {
	const { name, data } = rule;
	const because = limitStory(rule);
	draft.watch?.saw(name, "not-matched", `${match.because}, but ${because}`);
	if (draft.rule === null) draft.because = `"${name}" fits, but ${because}`;
	if (data.afterLimit === null) return false;
	draft.because = `${match.because}, ${because}`;
	const manner = mannerOf(draft.situation);
	return goTo(
		draft,
		{ rule: name, captures: match.captures, manner },
		data.afterLimit,
	);
}

function tellWhyNot(
	{ watch }: Draft,
	rule: CompiledRule,
	situation: Situation,
	reading: Reading,
): void {
	const asked = rule.triggers.filter((trigger) => reading(trigger, rule));
	const reasons = asked.map(({ trigger }) => trigger.whyNot(situation));
	if (reasons.length === 0) return;
	const near = reasons.filter((reason) => reason.near);
	const told: readonly WhyNot[] = near.length > 0 ? near : reasons;
	const because = told.map((reason) => reason.because).join("; ");
	watch?.saw(rule.name, near.length > 0 ? "near-miss" : "not-matched", because);
}
