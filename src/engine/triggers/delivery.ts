import { z } from "zod";
import { defineTrigger } from "../kinds.ts";
import type { RuleData } from "../model.ts";

/** Starts the rule when a message of ours to this contact failed. */
export const delivery = defineTrigger<"failed">({
	key: "delivery",
	summary:
		"Starts the rule when one of our messages to this contact failed. Messages that such a rule sends never start one.",
	example: "delivery: failed",
	schema: z.literal("failed", { error: 'This can only be "failed".' }),
	compile: () => ({
		keys: [{ by: "event", type: "report.received" }],
		match({ event }) {
			if (event.type !== "report.received") return null;
			const { status, error, quiet } = event.report;
			if (status !== "failed" || quiet) return null;
			const why = error === null ? "" : `: ${error.code}`;
			return { because: `delivery failed${why}`, captures: {} };
		},
		whyNot: ({ event }) => ({
			because:
				event.type === "report.received" && event.report.quiet
					? "delivery: failed – it is known already, or was sent by such a rule"
					: "delivery: failed – nothing failed",
			near: false,
		}),
	}),
});

/** Whether any rule waits for a failure: without one, nothing has to be decided about it. */
export function waitsForFailures({
	rules,
}: {
	readonly rules: readonly { readonly data: Pick<RuleData, "when"> }[];
}): boolean {
	return rules.some(({ data }) =>
		data.when.some(({ key }) => key === delivery.key),
	);
}
