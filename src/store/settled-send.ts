import type { Outcome } from "../engine/model.ts";
import {
	advanced,
	firstTime,
	type SendRecord,
	withheldSend,
} from "./send-record.ts";

/** The record after an attempt ended. A report that came meanwhile knows better: then only the counts and times change. */
export function settledSend(record: SendRecord, outcome: Outcome): SendRecord {
	const counted = withCounts(record, outcome);
	const { at, result } = outcome;
	if (result.type === "accepted")
		return accepted(counted, outcome, result.usedInstead);
	return record.lane === null ? counted : ended(counted, at, result);
}

/** Whether the outcome is worth telling: what a report has overtaken is not. */
export function isWorthTelling(record: SendRecord, outcome: Outcome): boolean {
	return outcome.result.type === "accepted" || record.lane !== null;
}

function withCounts(record: SendRecord, { result }: Outcome): SendRecord {
	const left =
		result.type === "withheld" || (result.type === "retry" && !result.counted);
	return {
		...record,
		attempts: Math.max(0, record.attempts - (left ? 1 : 0)),
		ambiguous: record.ambiguous + (result.type === "unknown" ? 1 : 0),
	};
}

function accepted(
	record: SendRecord,
	{ at }: Outcome,
	usedInstead: boolean,
): SendRecord {
	const progress = firstTime(record.progress, "accepted", at);
	return advanced(
		record,
		{ ...progress, usedInstead: progress.usedInstead || usedInstead },
		"accepted",
	);
}

function ended(
	record: SendRecord,
	at: Outcome["at"],
	result: Exclude<Outcome["result"], { readonly type: "accepted" }>,
): SendRecord {
	switch (result.type) {
		case "retry":
			return waiting(record, "queued", result);
		case "unknown":
			return waiting(record, "unknown", result);
		case "failed":
			return advanced(record, withFailure(record, at, result.error), "failed");
		case "withheld":
			return withheldSend(record, at, result.reason);
	}
}

function waiting(
	record: SendRecord,
	status: "queued" | "unknown",
	{ notBefore, error }: Extract<Outcome["result"], { notBefore: unknown }>,
): SendRecord {
	return {
		...record,
		status,
		lane: record.priority,
		dueAt: notBefore,
		progress: { ...record.progress, lastError: error },
	};
}

function withFailure(
	{ progress }: SendRecord,
	at: Outcome["at"],
	error: Extract<Outcome["result"], { type: "failed" }>["error"],
): SendRecord["progress"] {
	return {
		...firstTime(progress, "failed", at),
		failure: progress.failure ?? { at, error, ours: true },
	};
}
