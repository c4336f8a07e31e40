import { bareWord } from "../bare-word.ts";
import { defineAction } from "../kinds.ts";

/** Ends the flow the customer is in. */
export const end = defineAction<true>({
	key: "end",
	summary:
		"Ends the flow the customer is in. In a flow nothing below it runs; in a rule the rest goes on.",
	example: "end",
	bare: true,
	schema: bareWord(),
	compile: () => {
		const taken = [{ type: "end" }];
		return () => ({ taken, flow: null });
	},
});
