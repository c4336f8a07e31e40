import {
	type Changes,
	HOUR,
	type Instant,
	type JournalDraft,
	type JsonObject,
	MINUTE,
	noChanges,
} from "../../engine/model.ts";
import { dueTimes } from "../../engine/schedule/next-times.ts";
import type { ScheduleEntry } from "./entries.ts";

/** Later than this, nobody would say that it came on time. */
const ON_TIME_MS = MINUTE;
/** A missed time still runs within this. */
const STILL_RUNS_MS = HOUR;
/** Missed times that are named one by one. */
const MOST_NAMED = 20;

/** What a schedule has due: the last time fires, unless that is too long ago; all others are missed. */
export function firingChanges(
	entry: ScheduleEntry,
	now: Instant,
	rulesHash: string,
): Changes {
	const due = dueTimes(entry.spec, entry.timezone, entry.since, now);
	const last = due.at(-1);
	const fires = last !== undefined && isInTime(entry, last, now);
	const missed = fires ? due.slice(0, -1) : due;
	return {
		...noChanges,
		journal: [
			...(missed.length > 0 ? [missedRow(entry, missed, now)] : []),
			...(fires ? [firedRow(entry, last, now)] : []),
		],
		runs: fires
			? [
					{
						type: "start",
						rule: entry.rule.name,
						dueAt: last,
						rules: rulesHash,
					},
				]
			: [],
	};
}

function isInTime(
	{ spec }: ScheduleEntry,
	dueAt: Instant,
	now: Instant,
): boolean {
	const lateMs = now - dueAt;
	return lateMs <= (spec.ifMissed === "run" ? STILL_RUNS_MS : ON_TIME_MS);
}

function firedRow(
	entry: ScheduleEntry,
	dueAt: Instant,
	now: Instant,
): JournalDraft {
	const { to } = entry.rule;
	const body = {
		due_at: iso(dueAt),
		late_ms: now - dueAt,
		to: to && { ...to },
	};
	return row("schedule.fired", entry, body, now);
}

function missedRow(
	entry: ScheduleEntry,
	missed: readonly Instant[],
	now: Instant,
): JournalDraft {
	const named = missed.slice(-MOST_NAMED).map(iso);
	return row(
		"schedule.missed",
		entry,
		{ due_at: named, count: missed.length },
		now,
	);
}

function row(
	type: "schedule.fired" | "schedule.missed",
	{ rule }: ScheduleEntry,
	body: JsonObject,
	at: Instant,
): JournalDraft {
	return { at, type, rule: rule.name, conversation: null, body, input: null };
}

function iso(at: Instant): string {
	return new Date(at).toISOString();
}
