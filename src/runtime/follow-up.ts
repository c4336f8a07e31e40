import type { Changes, Outcome } from "../engine/model.ts";
import type { Counters } from "./counters.ts";
import type { Courtesies } from "./courtesy.ts";
import type { Fetches } from "./fetch.ts";
import { isTooFastForOne } from "./outbox/slowed.ts";
import type { Outbox } from "./outbox.ts";
import type { Committed } from "./pump/commit-batch.ts";
import type { Timers } from "./timers.ts";

/** Those who have something to do once something is on disk. */
export interface FollowUpParts {
	readonly counters: Counters;
	readonly timers: Pick<Timers, "hint">;
	readonly courtesies: Pick<Courtesies, "add">;
	readonly outbox: Pick<Outbox, "slow" | "wake">;
	readonly fetches: Pick<Fetches, "add">;
	readonly runs: Waking;
	/** Null where no customers' files are kept. */
	readonly keeper: Waking | null;
	/** Those who read the journal. */
	readonly readers: readonly Waking[];
}

interface Waking {
	wake(): void;
}

/** What a commit brings about: the counts, the next time to wake, and whoever has work now. */
export function followCommit(
	committed: readonly Committed[],
	parts: FollowUpParts,
): void {
	for (const one of committed) followSheet(one, parts);
	const all = committed.map(({ changes }) => changes);
	if (all.some(movesOutbox)) parts.outbox.wake();
	for (const { sheet } of committed)
		for (const fetch of sheet.fetches)
			if (sheet.conversation) parts.fetches.add(fetch, sheet.conversation.id);
	if (all.some(({ media }) => media?.length)) parts.keeper?.wake();
	if (all.some(startsRuns)) parts.runs.wake();
	for (const reader of parts.readers) reader.wake();
}

/** What settled sends bring about. */
export function followSettled(
	outcomes: readonly Outcome[],
	{ counters, timers, readers }: FollowUpParts,
): void {
	for (const { result, journal } of outcomes) {
		counters.count(journal);
		if ("notBefore" in result) timers.hint(result.notBefore);
	}
	for (const reader of readers) reader.wake();
}

function followSheet(
	{ sheet, changes }: Committed,
	{ counters, timers, courtesies, outbox }: FollowUpParts,
): void {
	const { conversation } = sheet;
	counters.count(changes.journal);
	if (changes.conversation?.dueAt) timers.hint(changes.conversation.dueAt);
	if (conversation === null) return;
	if (changes.reports.some(({ error }) => isTooFastForOne(error)))
		outbox.slow(conversation.id);
	for (const { courtesy, afterReplies } of sheet.courtesies)
		courtesies.add(courtesy, conversation, afterReplies);
}

/** Whether an event goes to the audience of a rule. Schedules wake their runs themselves, once all that is due has fired. */
function startsRuns({ runs }: Changes): boolean {
	return runs.some((run) => run.type === "start" && run.event);
}

/** Whether something may leave now, or the next in a conversation may. */
function movesOutbox({ sends, reports, withhold }: Changes): boolean {
	return sends.length > 0 || reports.length > 0 || withhold !== null;
}
