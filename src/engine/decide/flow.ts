import { hashOf } from "../canonical-json.ts";
import type { CompiledStep, Situation } from "../kinds.ts";
import type {
	ActionData,
	Continuation,
	FlowData,
	Instant,
	JsonValue,
	OpenQuestion,
} from "../model.ts";
import { changeState, type Draft } from "./draft.ts";
import { forgetAt, withFlow, withoutFlow } from "./flow-state.ts";
import { keepCaptures } from "./keep-captures.ts";
import type { Rest } from "./pause.ts";
import type { Run } from "./run.ts";

/** The flow that a run speaks for. */
export interface FlowRun {
	/** As it was when it began; its steps are those of the run. */
	readonly data: FlowData;
	/** How many steps it had when it began. */
	readonly steps: number;
	/** Which of them runs; the first is 1. */
	step: number;
}

/** A run whose steps are a flow's. */
export type RunInFlow = Run & { readonly flow: FlowRun };

/** Puts the customer into a flow, as the files have it today; what they were in before ends. Null: there is no such flow. */
export function enterFlow(
	draft: Draft,
	run: Run,
	name: string,
): RunInFlow | null {
	const { book, conversation, now } = draft.situation;
	const data = book.data.flows.find((flow) => flow.name === name);
	if (!data) return null;
	const question = newQuestion(data, run, draft.situation);
	const at = forgetAt(data, book, now);
	changeState(draft, withFlow(withoutFlow(conversation), question, at));
	const { rule, captures, manner, outsideWindow, stoodIn = false } = run;
	const steps = book.compileSteps(rule, data.steps);
	const flow = { data, steps: steps.length, step: 1 };
	const { answers } = question;
	const speaks = { rule, captures, manner, outsideWindow, stoodIn };
	return { ...speaks, steps, answers, flow };
}

function newQuestion(
	{ name, steps }: FlowData,
	{ rule, captures }: Run,
	{ book, now }: Pick<Situation, "book" | "now">,
): OpenQuestion {
	return {
		rule,
		flow: name,
		pinned: "",
		step: 1,
		steps: steps.length,
		tries: 0,
		answers: {},
		askedAt: now,
		captures: keepCaptures(captures, steps, book),
	};
}

/** The flow of an open question as it is kept, without the steps that are done; null where it is not in the database any more. */
export function pinnedFlow(
	{ input, pins }: Draft,
	{ pinned }: OpenQuestion,
): FlowData | null {
	const kept = pins[pinned] ?? input.pinned.get(pinned);
	return (kept as unknown as FlowData | undefined) ?? null;
}

/** The flow of an open question, for the steps that follow. */
export function flowRunOf(
	{ step, steps = step }: OpenQuestion,
	data: FlowData,
): FlowRun {
	return { data, steps, step };
}

/** Whether a question may be asked: only while the customer is in its flow, which a hand-over ends. */
export function mayAsk({ situation }: Draft, { flow }: Run): boolean {
	return flow !== undefined && situation.conversation.question !== null;
}

/** Says which step of its flow a run is at, where it runs one; `left` counts what is still to do, this step included. */
export function tellFlow(draft: Draft, { flow }: Run, left: number): void {
	if (!flow) return;
	// What an `if` put in is no step of the flow's own.
	flow.step = Math.max(flow.step, flow.steps - left + 1);
	draft.flow = { name: flow.data.name, step: flow.step };
}

/** The question has been asked: what is left of the flow, itself first, waits for the answer. Always `true`: the search ends. */
export function openQuestion(
	draft: Draft,
	run: Run,
	left: readonly CompiledStep[],
): true {
	const { book, now } = draft.situation;
	if (!run.flow) return true;
	const steps = left.map(dataOf);
	keep(draft, run.flow, steps, now, {
		tries: 0,
		askedAt: now,
		captures: keepCaptures(run.captures, steps, book),
		paused: null,
	});
	return true;
}

/** The flow waits for the rest of a run that paused; without one it has ended. */
export function holdFlow(
	draft: Draft,
	flow: FlowRun,
	rest: Continuation | null,
): void {
	if (rest === null || draft.situation.conversation.question === null) {
		leaveFlow(draft);
		return;
	}
	const { timers } = draft.situation.conversation;
	const wait = timers.find(({ about }) => about === rest.id);
	const kept = draft.pins[rest.pinned] as unknown as Rest;
	const from = wait?.dueAt ?? draft.situation.now;
	keep(draft, flow, kept.do, from, { paused: rest.id });
}

/** The customer is in no flow any more. */
export function leaveFlow(draft: Draft): void {
	changeState(draft, withoutFlow(draft.situation.conversation));
}

function keep(
	draft: Draft,
	{ data, step }: FlowRun,
	steps: readonly ActionData[],
	heardUntil: Instant,
	change: Partial<OpenQuestion>,
): void {
	const { conversation, book } = draft.situation;
	if (conversation.question === null) return;
	const left = { ...data, steps } as unknown as JsonValue;
	const pinned = hashOf(left);
	const question = { ...conversation.question, step, pinned, ...change };
	draft.pins = { ...draft.pins, [pinned]: left };
	const at = forgetAt(data, book, heardUntil);
	changeState(draft, withFlow(conversation, question, at));
}

function dataOf({ data }: CompiledStep): ActionData {
	return data;
}
