import type { CompiledStep, Match, Situation } from "../kinds.ts";
import {
	type FetchResult,
	HOUR,
	type Instant,
	type JsonValue,
	type SendPriority,
} from "../model.ts";
import type { CompiledRule } from "../rule-book.ts";
import { changeState, type Draft } from "./draft.ts";
import { applyStanding, handedOver } from "./hand-over.ts";
import { withRun } from "./limits.ts";
import { pauseRun } from "./pause.ts";
import { applyPlan } from "./perform.ts";

/** How a run came about; what it runs by `go` comes about the same way. */
export interface Manner {
	readonly priority: SendPriority;
	/** It answers what the customer wrote. */
	readonly answers: boolean;
	/** When its first step ran, pauses since then included. */
	readonly startedAt: Instant;
}

/** One run of a rule, or of what is left of it after a pause. */
export interface Run {
	readonly rule: string;
	readonly steps: readonly CompiledStep[];
	readonly manner: Manner;
	/** What goes in place of its first message once the 24 hours are over; null from then on. */
	outsideWindow: CompiledStep | null;
	/** Named groups and fetched values; its steps may add to them. */
	captures: Readonly<Record<string, JsonValue>>;
	/** For the first of its steps: what the request gave that it waited for. */
	readonly fetched?: FetchResult;
}

/** Runs a rule because of a match; tells whether its steps end the search. */
export function runRule(
	draft: Draft,
	rule: CompiledRule,
	match: Match,
	manner: Manner = mannerOf(draft.situation),
): boolean {
	const { conversation, now } = draft.situation;
	draft.rule = rule.name;
	draft.because = match.because;
	draft.watch?.saw(rule.name, "matched", match.because);
	changeState(draft, withRun(conversation, rule, now));
	const { name, steps, outsideWindow } = rule;
	const { captures } = match;
	return runSteps(draft, {
		rule: name,
		steps,
		manner,
		outsideWindow,
		captures,
	});
}

/** Runs the steps in order, each in the situation that the earlier ones left, up to a pause or an end. */
export function runSteps(draft: Draft, run: Run): boolean {
	for (const [place, step] of run.steps.entries()) {
		const plan = step.plan(situationOf(draft, run, place));
		applyPlan(draft, run, step, plan);
		if (plan.pause) return pauseRun(draft, run, place, plan.pause);
		if (plan.next === "end") return true;
		if (plan.next) return goTo(draft, run, plan.next.rule);
	}
	return false;
}

/** Runs another rule by its name: its `when`, `if` and `limit` are not asked. It always ends the search. */
export function goTo(
	draft: Draft,
	{ rule: from, captures, manner }: Pick<Run, "rule" | "captures" | "manner">,
	name: string,
): true {
	const rule = draft.situation.book.byName.get(name);
	const because = `${draft.because} – "${from}" goes on here`;
	if (rule) runRule(draft, rule, { because, captures }, manner);
	else handOverInstead(draft, from, name);
	return true;
}

/** A rule that began under an older file may name one that is gone: a person takes the chat. */
function handOverInstead(draft: Draft, from: string, name: string): void {
	const change = handedOver(
		{ ...draft.situation, rule: from },
		{
			forMs: 12 * HOUR,
			by: `rule "${from}"`,
			because: `There is no rule "${name}" any more.`,
		},
	);
	applyStanding(draft, change);
}

/** How a rule runs that this situation's event started. */
export function mannerOf({ event, now }: Situation): Manner {
	return {
		priority: event.type === "schedule.fired" ? "run" : "answer",
		answers: event.type === "message.received",
		startedAt: now,
	};
}

function situationOf(
	{ situation }: Draft,
	{ rule, captures, fetched }: Run,
	place: number,
): Situation {
	const seen = { ...situation, rule, captures };
	return fetched && place === 0 ? { ...seen, fetched } : seen;
}
