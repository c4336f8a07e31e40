import type {
	Instant,
	ReportMerge,
	SendError,
	SendPriority,
	SendStatus,
	WithheldReason,
} from "../engine/model.ts";

/** The part of an outbox row that moves. A value: every step gives a new one. */
export interface SendRecord {
	readonly status: SendStatus;
	/** Where it waits; null once nothing is left to do. */
	readonly lane: number | null;
	/** When its lane next wants it; of an open attempt nothing. Of a follower: not before then, once it is first. */
	readonly dueAt: Instant;
	readonly priority: number;
	readonly attempts: number;
	/** Attempts that stayed without an answer. */
	readonly ambiguous: number;
	readonly attemptedAt: Instant | null;
	readonly progress: SendProgress;
}

/** When things happened to a send, and what went wrong. */
export interface SendProgress {
	/** Status → when it was first reached; of `attempted`: when last. */
	readonly times: Readonly<Record<string, Instant>>;
	/** Why it failed for good, by our own doing (`ours`) or by report. */
	readonly failure: SendFailure | null;
	/** Why the last attempt did not do. */
	readonly lastError: SendError | null;
	/** The alternative left in place of the message. */
	readonly usedInstead: boolean;
	/** Why it was kept from leaving; not known of what was withheld before this was kept. */
	readonly withheld?: WithheldReason;
}

/** A final failure. */
export interface SendFailure {
	readonly at: Instant;
	readonly error: SendError | null;
	/** The provider never took it; a report of its way proves that wrong. */
	readonly ours: boolean;
}

/** Waiting sends stand in lanes: three for the first of each conversation by priority, one for open attempts, one for the rest. */
export const lanes = {
	answer: 0,
	notice: 1,
	run: 2,
	attempted: 3,
	follower: 4,
} as const;

/** The number of a priority, which is its lane; the smallest leaves first. */
export function laneOf(priority: SendPriority): number {
	return lanes[priority];
}

/** The priority with that number. */
export function priorityOf(number: number): SendPriority {
	return (["answer", "notice", "run"] as const)[number] ?? "run";
}

/** A send as it enters the outbox: `first` when nothing before it waits in its conversation. */
export function queuedSend(draft: {
	readonly priority: SendPriority;
	readonly notBefore: Instant;
	readonly at: Instant;
	readonly first: boolean;
}): SendRecord {
	const priority = laneOf(draft.priority);
	return {
		status: "queued",
		lane: draft.first ? priority : lanes.follower,
		dueAt: draft.notBefore,
		priority,
		attempts: 0,
		ambiguous: 0,
		attemptedAt: null,
		progress: {
			times: { queued: draft.at },
			failure: null,
			lastError: null,
			usedInstead: false,
		},
	};
}

/** The first of its conversation now. */
export function promotedSend(record: SendRecord): SendRecord {
	return record.lane === lanes.follower
		? { ...record, lane: record.priority }
		: record;
}

/** With an attempt open. */
export function attemptedSend(record: SendRecord, now: Instant): SendRecord {
	return {
		...record,
		status: "attempted",
		lane: lanes.attempted,
		attempts: record.attempts + 1,
		attemptedAt: now,
		progress: withTime(record.progress, "attempted", now),
	};
}

/** An open attempt of which nobody will tell any more: it waits for a report, from the attempt on. */
export function abandonedSend(
	record: SendRecord,
	reconcileMs: number,
): SendRecord {
	return {
		...record,
		status: "unknown",
		lane: record.priority,
		dueAt: ((record.attemptedAt ?? record.dueAt) + reconcileMs) as Instant,
		ambiguous: record.ambiguous + 1,
	};
}

/** Whether it may still be withheld: nothing of it is on its way now, and nobody reported that it was. */
export function isWithholdable(record: SendRecord): boolean {
	return record.status === "queued" || record.status === "unknown";
}

/** Kept from leaving. */
export function withheldSend(
	record: SendRecord,
	at: Instant,
	reason: WithheldReason,
): SendRecord {
	const progress = firstTime(record.progress, "withheld", at);
	return finished({
		...record,
		status: "withheld",
		progress: { ...progress, withheld: reason },
	});
}

/** Moved on by a report: forward only, the same whatever the order the reports come in. */
export function reportedSend(
	record: SendRecord,
	report: Omit<ReportMerge, "send">,
): SendRecord {
	const progress = firstTime(record.progress, report.status, report.at);
	const failed = { at: report.at, error: report.error, ours: false };
	return advanced(
		record,
		report.status === "failed"
			? { ...progress, failure: firstFailure(progress.failure, failed) }
			: progress,
		report.status,
	);
}

/** The record with what happened written down, and its status raised where the new one stands higher. */
export function advanced(
	record: SendRecord,
	progress: SendProgress,
	status: SendStatus,
): SendRecord {
	const higher =
		rank(status, progress.failure) >= rank(record.status, progress.failure);
	return finished({
		...record,
		progress,
		status: higher ? status : record.status,
	});
}

/** Nothing left to do. */
function finished(record: SendRecord): SendRecord {
	return { ...record, lane: null };
}

/** The time written down, whatever stood there. */
export function withTime(
	progress: SendProgress,
	name: string,
	at: Instant,
): SendProgress {
	return {
		...progress,
		times: Object.assign({}, progress.times, { [name]: at }),
	};
}

/** The time written down unless an earlier one is there. */
export function firstTime(
	progress: SendProgress,
	name: string,
	at: Instant,
): SendProgress {
	const known = progress.times[name];
	return known !== undefined && known <= at
		? progress
		: withTime(progress, name, at);
}

/** What history shows as the error of a send. */
export function errorOf({ status, progress }: SendRecord): SendError | null {
	if (status === "failed") return progress.failure?.error ?? null;
	return status === "queued" || status === "unknown"
		? progress.lastError
		: null;
}

/** Why a send did not leave; null of one that did, or may yet. */
export function withheldReason({
	status,
	progress,
}: SendRecord): WithheldReason | null {
	return status === "withheld" ? (progress.withheld ?? null) : null;
}

/** A failure that a report told of ends the way; one that only we told of is overruled by any report. */
function rank(status: SendStatus, failure: SendFailure | null): number {
	if (status === "failed") return failure?.ours === true ? 2 : 5;
	return ranks[status];
}

const ranks: Readonly<Record<Exclude<SendStatus, "failed">, number>> = {
	queued: 0,
	attempted: 1,
	unknown: 1,
	withheld: 2,
	accepted: 3,
	sent: 4,
	delivered: 6,
	seen: 7,
};

/** A reported failure before one of ours, then the earlier one, then by its words: so no order of arrival matters. */
function firstFailure(
	known: SendFailure | null,
	told: SendFailure,
): SendFailure {
	if (known === null) return told;
	if (known.ours !== told.ours) return known.ours ? told : known;
	if (known.at !== told.at) return known.at < told.at ? known : told;
	return JSON.stringify(known.error) <= JSON.stringify(told.error)
		? known
		: told;
}
