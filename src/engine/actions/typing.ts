import { bareWord } from "../bare-word.ts";
import { defineAction } from "../kinds.ts";

/** Shows the customer that somebody is writing. */
export const typing = defineAction<true>({
	key: "typing",
	summary:
		"Shows the typing bubble until our next message comes, for 25 seconds at most.",
	example: "typing",
	bare: true,
	schema: bareWord(),
	compile: () => {
		const taken = [{ type: "typing" }];
		return ({ messageId }) => ({
			taken,
			courtesies: [{ type: "typing", messageId }],
		});
	},
});
