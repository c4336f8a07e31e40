import { bareWord } from "../bare-word.ts";
import { optedIn } from "../decide/opt-out.ts";
import { defineAction } from "../kinds.ts";
import { byRule } from "./by-rule.ts";

/** The contact wants to hear from us again. */
export const optIn = defineAction<true>({
	key: "opt_in",
	summary: "Ends what opt_out began: the customer hears from us again.",
	example: "opt_in",
	bare: true,
	schema: bareWord(),
	compile: () => (situation) => ({
		...optedIn(situation, byRule(situation)),
		taken: [{ type: "opt_in" }],
	}),
});
