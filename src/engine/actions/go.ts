import { defineAction } from "../kinds.ts";
import { text } from "../schema.ts";

/** Goes on with another rule in place of the rest of this one. */
export const go = defineAction<string>({
	key: "go",
	summary:
		"Runs another rule at once, whatever its when, if and limit say; nothing below it runs, and an open flow ends.",
	example: "go: talk to a person",
	schema: text(),
	leadsTo: (rule) => [rule],
	compile(rule) {
		const taken = [{ type: "go", go: rule }];
		return () => ({ taken, next: { rule } });
	},
});
