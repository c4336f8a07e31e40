import type { Instant, RuleData, RulesData } from "../../engine/model.ts";
import type { RuleBook } from "../../engine/rule-book.ts";
import { nextTime } from "../../engine/schedule/next-times.ts";
import type { ScheduleSpec } from "../../engine/schedule/schedule-spec.ts";
import { nextTurn, type Timer } from "../timer.ts";

/** One schedule of one rule, and until when it was looked at. */
export interface ScheduleEntry {
	readonly rule: RuleData;
	readonly spec: ScheduleSpec;
	readonly timezone: string;
	readonly since: Instant;
	/** When it is due next; null when never again. */
	readonly nextAt: Instant | null;
}

/** How far back the schedules of a rule book look. */
export interface LookBack {
	/** The rules that were live before: of what they held, nothing is missed. */
	readonly previous: RulesData | null;
	readonly watermark: Instant;
	/** What the new rules did not share with the old ones begins here. */
	readonly now: Instant;
}

/** Milliseconds the loop is held up at most. */
const SLICE_MS = 5;

/** Makes the schedules of a rule book ready, in slices, between which messages are decided. */
export async function scheduleEntries(
	{ data }: Pick<RuleBook, "data">,
	{ previous, watermark, now }: LookBack,
	timer: Timer,
): Promise<readonly ScheduleEntry[]> {
	const before = new Set(previous ? schedulesOf(previous).map(signature) : []);
	const entries: ScheduleEntry[] = [];
	let slice = timer.elapsedMs();
	for (const schedule of schedulesOf(data)) {
		const since = before.has(signature(schedule)) ? watermark : now;
		entries.push(lookedAt(schedule, since));
		if (timer.elapsedMs() - slice < SLICE_MS) continue;
		await nextTurn();
		slice = timer.elapsedMs();
	}
	return entries;
}

/** The entry once it was looked at until then. */
export function lookedAt(
	entry: Pick<ScheduleEntry, "rule" | "spec" | "timezone">,
	since: Instant,
): ScheduleEntry {
	const { rule, spec, timezone } = entry;
	const nextAt = nextTime(spec, timezone, since);
	return { rule, spec, timezone, since, nextAt };
}

type Schedule = Pick<ScheduleEntry, "rule" | "spec" | "timezone">;

function schedulesOf({ rules, profile }: RulesData): readonly Schedule[] {
	const { timezone } = profile;
	return rules.flatMap((rule) =>
		rule.when
			.filter(({ key }) => key === "schedule")
			.map(({ spec }) => ({ rule, spec: asSchedule(spec), timezone })),
	);
}

/** The trigger's own schema gave it this shape when the rules were read. */
function asSchedule(spec: unknown): ScheduleSpec {
	return spec as ScheduleSpec;
}

/** A rule that was renamed, or whose times changed, is another one: it never fires for what went before. */
function signature({ rule, spec, timezone }: Schedule): string {
	return JSON.stringify([rule.name, timezone, spec]);
}
