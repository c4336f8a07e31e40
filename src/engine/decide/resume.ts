import { messageOf } from "../error-message.ts";
import type { CompiledStep } from "../kinds.ts";
import {
	type Continuation,
	changed,
	type FetchResult,
	type Instant,
	MINUTE,
	SECOND,
} from "../model.ts";
import { readText } from "../text/read-text.ts";
import { watchBrake } from "./brake.ts";
import { changeState, type Draft, keepQuiet } from "./draft.ts";
import { flowRunOf, pinnedFlow, type RunInFlow } from "./flow.ts";
import type { Rest } from "./pause.ts";
import type { Manner } from "./run.ts";
import { runSteps } from "./run-rule.ts";
import { quietFor } from "./standing.ts";
import { withoutContinuation } from "./waits.ts";

/** A contact who opted out still gets the rest of an answer that pauses no longer than this. */
const ANSWER_MS = 5 * MINUTE;

/** How a pause ended. */
export interface Resumption {
	readonly continuation: Continuation;
	/** When it was to end. */
	readonly dueAt: Instant;
	readonly because: string;
	readonly fetched?: FetchResult;
}

/** Goes on with a rule that paused, with the clock and the conversation of now. */
export function resume(draft: Draft, resumption: Resumption): void {
	const { continuation, because } = resumption;
	const { conversation } = draft.situation;
	changeState(draft, withoutContinuation(conversation, continuation.id));
	const quiet = quietFor(draft.situation);
	if (quiet) {
		keepQuiet(draft, quiet.silent, dropped(continuation, quiet.because));
		return;
	}
	const rest = restOf(draft, continuation);
	if (typeof rest === "string") {
		keepQuiet(draft, "error", dropped(continuation, rest));
		return;
	}
	draft.rule = continuation.rule;
	draft.because = because;
	runRest(draft, resumption, rest);
}

interface CompiledRest {
	readonly steps: readonly CompiledStep[];
	readonly outsideWindow: CompiledStep | null;
}

/** What is left of the rule, made ready; a text says why that cannot be done: pins of a newer version, or none. */
function restOf(
	{ input: { book, pinned } }: Draft,
	{ rule, pinned: hash }: Continuation,
): CompiledRest | string {
	const rest = pinned.get(hash) as unknown as Rest | undefined;
	if (!rest) return "it is not in the database any more";
	try {
		const ready = (data: Rest["do"]) => book.compileSteps(rule, data);
		const [outsideWindow = null] = rest.outsideWindow
			? ready([rest.outsideWindow])
			: [];
		return { steps: ready(rest.do), outsideWindow };
	} catch (error) {
		return messageOf(error);
	}
}

function runRest(
	draft: Draft,
	{ continuation, dueAt, fetched }: Resumption,
	{ steps, outsideWindow }: CompiledRest,
): void {
	const { rule, captures, answers, messageId, messageText } = continuation;
	const text = messageText === null ? null : readText(messageText);
	draft.situation = { ...draft.situation, messageId, text };
	const manner = mannerAfter(continuation, dueAt);
	const run = { rule, steps, outsideWindow, captures, manner };
	runSteps(draft, {
		...run,
		...(fetched ? { fetched } : {}),
		...(answers ? { answers } : {}),
		...flowThatWaited(draft, continuation),
	});
	if (messageId !== null) watchBrake(draft);
}

/** The flow the rest belongs to, where it belongs to one. */
function flowThatWaited(
	draft: Draft,
	{ id }: Continuation,
): Partial<RunInFlow> {
	const { conversation } = draft.situation;
	const { question } = conversation;
	if (question?.paused !== id) return {};
	const data = pinnedFlow(draft, question);
	if (data === null) return {};
	changeState(
		draft,
		changed(conversation, {
			question: { ...question, paused: null },
		}),
	);
	const { answers } = question;
	return { flow: flowRunOf(question, data), answers };
}

function mannerAfter(
	{ messageId, startedAt, afterFailure }: Continuation,
	dueAt: Instant,
): Manner {
	const answersMessage = messageId !== null;
	return {
		priority: answersMessage ? "answer" : "run",
		answers: answersMessage && dueAt - startedAt <= ANSWER_MS + SECOND,
		startedAt,
		...(afterFailure ? { afterFailure } : {}),
	};
}

function dropped({ rule }: Continuation, why: string): string {
	return `the rest of "${rule}" is dropped: ${why}`;
}
