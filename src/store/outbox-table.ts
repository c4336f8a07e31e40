import type { Instant, SendDraft } from "../engine/model.ts";
import type { SendRecord } from "./send-record.ts";

export interface SendRow {
	readonly id: number;
	readonly conversation: number;
	readonly decision: number;
	readonly about: number | null;
	/** Another conversation's decision made it. */
	readonly elsewhere: boolean;
	readonly record: SendRecord;
	readonly body: SendBody;
}

/** The part of an outbox row that never changes. */
export type SendBody = Pick<
	SendDraft,
	| "content"
	| "instead"
	| "quote"
	| "rule"
	| "staff"
	| "answers"
	| "afterFailure"
>;

export interface OutboxTable {
	insert(row: SendRow): void;
	get(id: number): SendRow | null;
	/** Writes what moves. */
	update(id: number, record: SendRecord): void;
	/** Whether anything of the conversation still waits or is on its way. */
	hasOpen(conversation: number): boolean;
	/** The first of the conversation that is not finished. */
	firstOpen(conversation: number): SendRow | null;
	/** All of the conversation that are not finished, in order. */
	open(conversation: number): readonly SendRow[];
	/** Of one lane, what is due at `now`, the longest waiting first. */
	due(lane: number, now: Instant, limit: number): readonly SendRow[];
	/** All of one lane. */
	inLane(lane: number): readonly SendRow[];
	nextDueAt(): Instant | null;
	/** What waits until later than `latest` waits until `at` instead. */
	hasten(latest: Instant, at: Instant): void;
	/** What one decision sent, within the numbers its row names. */
	ofDecision(decision: number, first: number, last: number): readonly SendRow[];
	/** Sends to this conversation that another conversation's decision made, of decisions before a number, the latest first. */
	fromElsewhere(
		conversation: number,
		before: number,
		limit: number,
	): readonly SendRow[];
	/** The same of decisions after a number, the earliest first. */
	fromElsewhereAfter(
		conversation: number,
		after: number,
		limit: number,
	): readonly SendRow[];
	/** How many wait, by lane. */
	waiting(): ReadonlyMap<number, number>;
}
