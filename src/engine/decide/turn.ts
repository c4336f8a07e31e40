import { messageOf } from "../error-message.ts";
import type { CompiledQuestion, CompiledStep } from "../kinds.ts";
import type { FlowData, MessageReceived, OpenQuestion } from "../model.ts";
import { changeState, type Draft } from "./draft.ts";
import { flowRunOf, leaveFlow, pinnedFlow, type RunInFlow } from "./flow.ts";
import { forgetAt, isForgotten, withFlow } from "./flow-state.ts";
import { applyPlan } from "./perform.ts";
import { mannerOf, situationOf } from "./run.ts";

/** A message that comes while the customer is in a flow. */
export interface Turn {
	readonly draft: Draft;
	readonly event: MessageReceived;
	readonly question: OpenQuestion;
	/** As it was when it began, without the steps that are done. */
	readonly flow: FlowData;
	/** These steps, made ready. */
	readonly steps: readonly CompiledStep[];
	/** The question that is open; null while the flow pauses. */
	readonly open: Open | null;
}

interface Open {
	readonly step: CompiledStep;
	readonly asks: CompiledQuestion;
}

/** The turn of a message; null where the customer is in no flow, or no longer. */
export function turnOf(draft: Draft, event: MessageReceived): Turn | null {
	const { conversation, book } = draft.situation;
	const { question } = conversation;
	if (question === null) return null;
	if (isForgotten(conversation, event.at)) return left(draft);
	const flow = pinnedFlow(draft, question);
	if (flow === null) return lost(draft, "it is not in the database any more");
	try {
		const steps = book.compileSteps(question.rule, flow.steps);
		const open = openOf(question, steps);
		return { draft, event, question, flow, steps, open };
	} catch (error) {
		return lost(draft, messageOf(error));
	}
}

function openOf(
	{ paused }: OpenQuestion,
	[step]: readonly CompiledStep[],
): Open | null {
	return !paused && step?.question ? { step, asks: step.question } : null;
}

function left(draft: Draft): null {
	leaveFlow(draft);
	return null;
}

/** The database lost it, or another version of Marhaba kept it: the flow has ended, and the feed says so. */
function lost(draft: Draft, because: string): null {
	const end = draft.situation.conversation.question?.flow ?? "";
	draft.actions.push({ rule: null, taken: { type: "end", end, because } });
	return left(draft);
}

/** The flow speaks, so the decision is of the rule that started it. */
export function speak({ draft, question }: Turn, because: string | null): void {
	draft.rule = question.rule;
	draft.because = because;
	draft.watch?.saw(question.rule, "matched", because ?? "");
	tellStep(draft, question);
}

function tellStep(draft: Draft, { flow, step }: OpenQuestion): void {
	draft.flow = { name: flow, step };
}

/** Does what a step of the flow does, and no more: it asks again, or says that this was no answer. */
export function say(turn: Turn, step: CompiledStep): void {
	const { draft, question } = turn;
	const run = runOf(turn, [step]);
	tellStep(draft, question);
	applyPlan(draft, run, step, step.plan(situationOf(draft, run)));
}

/** The question stays open, and the silence begins anew. */
export function keepWaiting(
	{ draft, flow, question }: Turn,
	tries: number,
): void {
	const { conversation, book, now } = draft.situation;
	const asked = { ...question, tries, askedAt: now };
	const at = forgetAt(flow, book, now);
	changeState(draft, withFlow(conversation, asked, at));
}

/** A run of some steps of the flow. */
export function runOf(
	{ draft, question, flow }: Turn,
	steps: readonly CompiledStep[],
): RunInFlow {
	const { rule, captures = {}, answers } = question;
	const { book } = draft.situation;
	return {
		rule,
		steps,
		captures,
		answers,
		manner: mannerOf(draft.situation),
		outsideWindow: book.byName.get(rule)?.outsideWindow ?? null,
		flow: flowRunOf(question, flow),
	};
}
