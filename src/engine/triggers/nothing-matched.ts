import { bareWord } from "../bare-word.ts";
import { defineTrigger } from "../kinds.ts";
import { HOUR } from "../model.ts";

/** Starts the rule when no other rule understood the message. */
export const nothingMatched = defineTrigger<true>({
	key: "nothing_matched",
	summary:
		"Starts the rule when no other rule fits the message; twice an hour for each customer, unless limit says otherwise.",
	example: "nothing_matched: true",
	schema: bareWord(),
	role: () => "fallback",
	defaultLimit: () => ({ times: 2, perMs: HOUR }),
	compile: () => ({
		keys: [{ by: "event", type: "message.received" }],
		match: ({ event }) =>
			event.type === "message.received"
				? { because: "nothing matched", captures: {} }
				: null,
		whyNot: () => ({ because: "this is not a message", near: false }),
	}),
});
