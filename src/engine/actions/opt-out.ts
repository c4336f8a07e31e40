import { bareWord } from "../bare-word.ts";
import { optedOut } from "../decide/opt-out.ts";
import { defineAction } from "../kinds.ts";
import { byRule } from "./by-rule.ts";

/** From now on the contact gets answers to what they write, and nothing else. */
export const optOut = defineAction<true>({
	key: "opt_out",
	summary:
		"From now on the customer gets answers to what they write, and nothing else.",
	example: "opt_out",
	bare: true,
	schema: bareWord(),
	compile: () => (situation) => ({
		...optedOut(situation, byRule(situation)),
		taken: [{ type: "opt_out" }],
		endsSearch: true,
	}),
});
