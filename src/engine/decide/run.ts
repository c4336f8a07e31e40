import type { CompiledStep, Situation } from "../kinds.ts";
import type {
	FetchResult,
	Instant,
	JsonValue,
	SendPriority,
} from "../model.ts";
import { inRule } from "../situation.ts";
import type { Draft } from "./draft.ts";
import type { FlowRun } from "./flow.ts";

/** How a run came about; what it runs by `go` comes about the same way. */
export interface Manner {
	readonly priority: SendPriority;
	/** It answers what the customer wrote. */
	readonly answers: boolean;
	/** When its first step ran, pauses since then included. */
	readonly startedAt: Instant;
	/** A message of ours that failed caused it. */
	readonly afterFailure?: boolean;
}

/** One run of a rule, or of what is left of it after a pause. */
export interface Run {
	readonly rule: string;
	readonly steps: readonly CompiledStep[];
	readonly manner: Manner;
	/** What goes in place of its first message once the 24 hours are over. */
	readonly outsideWindow: CompiledStep | null;
	/** It stands behind one of this run's messages already. */
	stoodIn?: boolean;
	/** Named groups and fetched values; its steps may add to them. */
	captures: Readonly<Record<string, JsonValue>>;
	/** Answers of the flow that led here. */
	readonly answers?: Readonly<Record<string, JsonValue>>;
	/** The flow whose steps these are. */
	readonly flow?: FlowRun;
	/** Another rule took over, by `go`. */
	gone?: boolean;
	/** For the first of its steps: what the request gave that it waited for. */
	readonly fetched?: FetchResult;
}

/** How a rule runs that this situation's event started. */
export function mannerOf({ event, now }: Situation): Manner {
	return {
		priority: event.type === "schedule.fired" ? "run" : "answer",
		answers: event.type === "message.received",
		startedAt: now,
		...(event.type === "report.received" ? { afterFailure: true } : {}),
	};
}

/** What a step of a run sees. */
export function situationOf(
	{ situation }: Draft,
	{ rule, captures, answers }: Pick<Run, "rule" | "captures" | "answers">,
	fetched?: FetchResult,
): Situation {
	const seen = inRule(situation, rule, captures);
	if (!fetched && !answers) return seen;
	return {
		...seen,
		...(answers ? { answers } : {}),
		...(fetched ? { fetched } : {}),
	};
}
