import { bareWord } from "../bare-word.ts";
import { defineAction } from "../kinds.ts";

/** Gives the customer's message its blue ticks. */
export const markRead = defineAction<true>({
	key: "mark_read",
	summary: "Marks the customer's message as read: blue ticks.",
	example: "mark_read",
	bare: true,
	schema: bareWord(),
	compile: () => {
		const taken = [{ type: "mark_read" }];
		return ({ messageId }) =>
			messageId === null
				? { taken }
				: { taken, courtesies: [{ type: "read", messageId }] };
	},
});
