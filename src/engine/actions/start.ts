import { defineAction } from "../kinds.ts";
import { text } from "../schema.ts";

/** Puts the customer into a flow. */
export const start = defineAction<string>({
	key: "start",
	summary:
		"Starts a flow: its first question is asked at once. A flow the customer was in ends.",
	example: "start: booking",
	schema: text(),
	starts: (flow) => [flow],
	compile(flow) {
		const taken = [{ type: "start", start: flow }];
		return () => ({ taken, flow, endsSearch: true });
	},
});
