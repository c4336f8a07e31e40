import { describeDuration } from "../describe.ts";
import { defineAction, type Site } from "../kinds.ts";
import { after, DAY, type Finding, type RuleData } from "../model.ts";
import { actionKinds } from "../registry.ts";
import { duration, fail } from "../schema.ts";
import { WINDOW_MARGIN_MS, WINDOW_MS } from "../window.ts";

interface Wait {
	readonly ms: number;
}

const LONGEST_MS = 30 * DAY;

/** Holds up the rest of its rule, and nothing else. */
export const wait = defineAction<Wait>({
	key: "wait",
	summary:
		"Holds up the rest of this rule for a while, also across restarts. New messages are answered meanwhile.",
	example: "wait: 5s",
	schema: duration().transform((ms, context) => {
		if (ms > 0 && ms <= LONGEST_MS) return { ms };
		return fail(context, {
			code: "wrong-value",
			message: "A wait is between 1 second and 30 days.",
			help: "Write a number and a unit: 5s, 45m, 2h, 3d.",
		});
	}),
	findings: ({ ms }, site) =>
		ms > WINDOW_MS - WINDOW_MARGIN_MS && writesFreely(site)
			? [outsideWindow]
			: [],
	compile({ ms }) {
		const taken = [{ type: "wait", wait: describeDuration(ms) }];
		return ({ now }) => ({
			taken,
			pause: { type: "wait", dueAt: after(now, ms) },
		});
	},
});

const outsideWindow: Finding = {
	path: [],
	code: "outside-window",
	severity: "warning",
	message:
		"After this wait WhatsApp's 24 hours may be over, and then the message is withheld.",
	help: "Send a template after it, or add outside_window: { template: … } to the rule.",
};

function writesFreely({ rule }: Site): boolean {
	return rule !== null && rule.outsideWindow === null && writesAfterWait(rule);
}

function writesAfterWait({ do: actions }: RuleData): boolean {
	const first = actions.findIndex(({ key }) => key === "wait");
	return actions
		.slice(first + 1)
		.some(({ key }) => actionKinds.get(key)?.message === "free-form");
}
