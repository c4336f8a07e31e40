import { printTime } from "../grammar/time.ts";
import type { ScheduleFired } from "../model.ts";
import type { Draft } from "./draft.ts";
import { fireRule } from "./fire-rule.ts";
import { bringBotBack } from "./hand-over.ts";

/** Runs a schedule's rule for one contact of its audience, or for nobody in particular. */
export function decideSchedule(draft: Draft, event: ScheduleFired): void {
	const rule = draft.input.book.byName.get(event.rule);
	// Renamed or removed since it fell due.
	if (!rule) return;
	bringBotBack(draft);
	fireRule(draft, rule, { because: becauseOf(draft, event), captures: {} });
}

function becauseOf({ input }: Draft, { dueAt }: ScheduleFired): string {
	const { date, minute } = input.book.calendar.local(dueAt);
	return `schedule, due ${date} ${printTime(minute)}`;
}
