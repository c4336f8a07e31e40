import { describeDuration } from "../describe.ts";
import { defineAction, type Plan, type Situation } from "../kinds.ts";
import { after, DAY, type Finding } from "../model.ts";
import { duration, fail, forms, object, text } from "../schema.ts";
import { canBeMoment, compileUntil, type Until } from "./wait-until.ts";

/** A length of time, or a moment. A type, so that it counts as JSON data. */
type Wait = { readonly ms: number } | Until;

const LONGEST_MS = 30 * DAY;

/** An appointment is rarely further away than a year; a date of the year 9999 that another system gives waits for nothing. */
const FURTHEST_MS = 400 * DAY;

const length = duration().transform((ms, context) =>
	ms > 0 && ms <= LONGEST_MS
		? { ms }
		: fail(context, {
				code: "wrong-value",
				message: "A wait is between 1 second and 30 days.",
				help: "Write a number and a unit: 5s, 45m, 2h, 3d.",
			}),
);

const moment = object({
	until: text().meta({
		description:
			"A day and a time: {day} 10:00, {day} {arrival}, 2026-12-25 10:00, fri 18:00, tomorrow 9:00, {next_open}; 10:00 alone is the next one.",
		examples: ["{day} 10:00"],
	}),
	minus: duration()
		.optional()
		.meta({
			description: "How long before that moment: 2h, 1 day.",
			examples: ["1 day"],
		}),
}).transform(({ until, minus = 0 }): Until => ({ until, minusMs: minus }));

/** Holds up the rest of its rule, and nothing else. */
export const wait = defineAction<Wait>({
	key: "wait",
	summary:
		"Holds up the rest of this rule for a while (5s, 45m, 2 days) or until a moment ({day} 10:00, fri 10:00, 10:00), also across restarts. New messages are answered meanwhile. Where the moment is over already, the rest is not run.",
	example: 'wait: { until: "fri 10:00", minus: 1 day }',
	schema: forms(length, moment, (spec): Wait => spec),
	findings: (spec, site) =>
		"ms" in spec || canBeMoment(spec.until, site) ? [] : [noMoment(spec)],
	compile: (spec) => ("ms" in spec ? waitFor(spec.ms) : waitUntil(spec)),
});

function noMoment({ until }: Until): Finding {
	return {
		path: ["until"],
		code: "wrong-value",
		severity: "error",
		message: `"${until}" does not give a day and a time.`,
		help: 'Write until: "{day} 10:00", "2026-12-25 10:00", "fri 18:00" or "10:00".',
	};
}

function waitFor(ms: number): (situation: Situation) => Plan {
	const taken = [{ type: "wait", wait: describeDuration(ms) }];
	return ({ now }) => ({
		taken,
		pause: { type: "wait", dueAt: after(now, ms) },
	});
}

function waitUntil(until: Until): (situation: Situation) => Plan {
	const due = compileUntil(until);
	return (situation) => {
		const { at, told, emptied } = due(situation);
		const wait = { type: "wait", wait: { until: told } };
		const dropped = whyDropped(at, situation);
		if (at === null || dropped !== null)
			return { taken: [{ ...wait, dropped }], emptied, next: "drop" };
		return { taken: [wait], emptied, pause: { type: "wait", dueAt: at } };
	};
}

function whyDropped(
	at: number | null,
	{ now }: Pick<Situation, "now">,
): string | null {
	if (at === null) return "this is no day and time";
	if (at <= now) return "this is over";
	return at - now > FURTHEST_MS ? "this is more than 400 days away" : null;
}
