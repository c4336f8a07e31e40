import { defineTrigger } from "../kinds.ts";
import { describeSchedule } from "../schedule/describe-schedule.ts";
import { scheduleFindings } from "../schedule/schedule-findings.ts";
import { scheduleSchema } from "../schedule/schedule-schema.ts";
import type { ScheduleSpec } from "../schedule/schedule-spec.ts";

/** Starts a rule at times of the clock. It stands alone in its `when`. */
export const schedule = defineTrigger<ScheduleSpec>({
	key: "schedule",
	summary:
		"Starts the rule at times of the clock, for the contacts that its `to` names.",
	example: 'schedule: { days: mon-fri, at: "10:00" }',
	schema: scheduleSchema,
	alone: true,
	findings: scheduleFindings,
	compile(spec, { rule }) {
		const because = `schedule ${describeSchedule(spec)}`;
		return {
			keys: [{ by: "event", type: "schedule.fired" }],
			match: ({ event }) =>
				event.type === "schedule.fired" && event.rule === rule?.name
					? { because, captures: {} }
					: null,
			whyNot: () => ({ because: `${because} is not due`, near: false }),
		};
	},
});
