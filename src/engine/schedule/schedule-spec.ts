import type { Dates } from "../grammar/dates.ts";

/** When a schedule rule runs, as plain data. */
export interface ScheduleSpec {
	readonly times:
		| { readonly type: "cron"; readonly cron: string }
		| {
				readonly type: "days";
				/** 0 is Monday. */
				readonly days: readonly number[];
				/** Minutes since midnight, rising. */
				readonly at: readonly number[];
		  }
		| {
				readonly type: "dates";
				readonly dates: Dates & { readonly [key: string]: string | boolean };
				readonly at: readonly number[];
		  };
	/** IANA; null: the business's own. */
	readonly timezone: string | null;
	/** What becomes of a time that passed while nothing ran: within one hour it still runs, or it is skipped. */
	readonly ifMissed: "run" | "skip";
}
