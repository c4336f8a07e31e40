import { bareWord } from "../bare-word.ts";
import { defineAction } from "../kinds.ts";

/** Answers nothing; the message counts as understood. */
export const silent = defineAction<true>({
	key: "silent",
	summary: "Answers nothing, and the message counts as understood.",
	example: "silent",
	bare: true,
	schema: bareWord(),
	compile: () => () => ({ taken: [{ type: "silent" }] }),
});
