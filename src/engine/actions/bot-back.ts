import { bareWord } from "../bare-word.ts";
import { botCalledBack } from "../decide/hand-over.ts";
import { defineAction } from "../kinds.ts";
import { byRule } from "./by-rule.ts";

/** Ends a hand-over: the bot answers again. */
export const botBack = defineAction<true>({
	key: "bot_back",
	summary: "Ends a hand-over: the bot answers in this chat again.",
	example: "bot_back",
	bare: true,
	schema: bareWord(),
	compile: () => (situation) => ({
		...botCalledBack(situation, byRule(situation)),
		taken: [{ type: "bot_back" }],
	}),
});
