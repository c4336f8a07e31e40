import type { Audience, Conversation, Instant, Run } from "../model.ts";

/** What waits for its time. */
export interface Agenda {
	/** When the next conversation or send wants attention; null: none waits. */
	nextDueAt(): Promise<Instant | null>;
	/** The clock was set back: sends that wait longer than any send does are due now. */
	hasten(now: Instant): Promise<void>;
	/** Conversations with a timer due at `now`, the longest waiting first. */
	dueConversations(
		now: Instant,
		limit: number,
	): Promise<readonly Conversation[]>;
	/** Until when schedules were looked at; null before the first time. */
	watermark(): Promise<Instant | null>;
	openRuns(): Promise<readonly Run[]>;
	/** The next conversations of a run's audience after its cursor, by id. */
	audience(
		run: Run,
		audience: Audience,
		limit: number,
	): Promise<readonly Conversation[]>;
}
