import { describeDuration } from "../describe.ts";
import { defineTrigger } from "../kinds.ts";
import { DAY } from "../model.ts";
import { duration, fail } from "../schema.ts";

interface NoReplyFor {
	readonly ms: number;
}

const LONGEST_MS = 30 * DAY;

/** Starts the rule once a customer has been silent for so long after our last answer. */
export const noReplyFor = defineTrigger<NoReplyFor>({
	key: "no_reply_for",
	summary:
		"Starts the rule once per silence: this long after our last answer, unless the customer writes first.",
	example: "no_reply_for: 45m",
	schema: duration().transform((ms, context) => {
		if (ms > 0 && ms <= LONGEST_MS) return { ms };
		return fail(context, {
			code: "wrong-value",
			message: "A silence is between 1 second and 30 days.",
			help: "Write a number and a unit: 45m, 2h, 3d.",
		});
	}),
	compile: ({ ms }, { rule }) => {
		const because = `no reply for ${describeDuration(ms)}`;
		return {
			keys: [{ by: "event", type: "timer.fired" }],
			match({ event, conversation }) {
				if (event.type !== "timer.fired") return null;
				const fits = conversation.timers.some(
					({ id, kind, about }) =>
						id === event.timer &&
						kind === "no_reply_for" &&
						about === rule?.name,
				);
				return fits ? { because, captures: {} } : null;
			},
			whyNot: () => ({ because: `${because}: not yet`, near: false }),
		};
	},
});
