import type { Match } from "../kinds.ts";
import { HOUR } from "../model.ts";
import type { CompiledRule } from "../rule-book.ts";
import { changeState, type Draft } from "./draft.ts";
import {
	enterFlow,
	holdFlow,
	leaveFlow,
	mayAsk,
	openQuestion,
	tellFlow,
} from "./flow.ts";
import { applyStanding, handedOverByRule } from "./hand-over.ts";
import { withRun } from "./limits.ts";
import { pauseRun } from "./pause.ts";
import { applyPlan } from "./perform.ts";
import { mannerOf, type Run, situationOf } from "./run.ts";

/** Runs a rule because of a match; tells whether its steps end the search. */
export function runRule(
	draft: Draft,
	rule: CompiledRule,
	match: Match,
	{ manner = mannerOf(draft.situation), answers }: Partial<Manners> = {},
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
		...(answers ? { answers } : {}),
	});
}

/** What a rule takes over from the one that leads to it. */
interface Manners extends Pick<Run, "manner"> {
	readonly answers: Run["answers"] | undefined;
}

/** Runs the steps in order, each in the situation that the earlier ones left, up to a pause or an end. */
export function runSteps(draft: Draft, run: Run): boolean {
	let { fetched } = run;
	let left = run.steps;
	let ended = run.flow !== undefined;
	for (let [step] = left; step; [step] = left) {
		if (step.question && !mayAsk(draft, run)) return true;
		tellFlow(draft, run, left.length);
		const plan = step.plan(situationOf(draft, run, fetched));
		applyPlan(draft, run, step, plan);
		fetched = undefined;
		ended ||= plan.endsSearch === true;
		if (step.question) return openQuestion(draft, run, left);
		if (plan.pause) {
			const rest = pauseRun(draft, run, left, plan.pause);
			if (run.flow) holdFlow(draft, run.flow, rest);
			return ended;
		}
		if (plan.next === "drop") break;
		if (plan.next === "end") {
			if (run.flow) leaveFlow(draft);
			return true;
		}
		if (plan.next) return goTo(draft, run, plan.next.rule);
		if (plan.flow !== undefined && changeFlow(draft, run, plan.flow)) {
			return true;
		}
		left = plan.steps ? [...plan.steps, ...left.slice(1)] : left.slice(1);
	}
	if (run.flow) leaveFlow(draft);
	return ended;
}

/** Starts a flow, or ends the one the customer is in. Tells whether nothing more of the run may follow. */
function changeFlow(draft: Draft, run: Run, name: string | null): boolean {
	if (name === null) leaveFlow(draft);
	else if (!isWithPerson(draft)) startFlow(draft, run, name);
	return run.gone === true || run.flow !== undefined;
}

function isWithPerson({ situation }: Draft): boolean {
	return situation.conversation.mode === "human";
}

function startFlow(draft: Draft, run: Run, name: string): void {
	const flow = enterFlow(draft, run, name);
	if (flow === null) handOverInstead(draft, run.rule, `flow "${name}"`);
	else runSteps(draft, flow);
	if (flow === null || flow.gone) run.gone = true;
}

/**
 * Runs another rule by its name: its `when`, `if` and `limit` are not asked. An open flow ends, and what was answered in it can
 * be used there. It always ends the search.
 */
export function goTo(draft: Draft, from: GoingFrom, name: string): true {
	const { book, conversation } = draft.situation;
	const rule = book.byName.get(name);
	const { captures, manner } = from;
	const because = `${draft.because} – "${from.rule}" goes on here`;
	const answers = from.answers ?? conversation.question?.answers;
	from.gone = true;
	draft.flow = null;
	leaveFlow(draft);
	if (rule) runRule(draft, rule, { because, captures }, { manner, answers });
	else handOverInstead(draft, from.rule, `rule "${name}"`);
	return true;
}

/** What leads to another rule: a run, or a limit that is used up. */
type GoingFrom = Pick<Run, "rule" | "captures" | "manner" | "answers" | "gone">;

/** A rule that began under an older file may name what is gone: a person takes the chat. */
function handOverInstead(draft: Draft, from: string, gone: string): void {
	const change = handedOverByRule(
		{ ...draft.situation, rule: from },
		{
			forMs: 12 * HOUR,
			by: `rule "${from}"`,
			because: `There is no ${gone} any more.`,
		},
	);
	applyStanding(draft, change);
}
