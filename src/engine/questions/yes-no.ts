import { z } from "zod";
import { readYesNo } from "../answers/yes-no.ts";
import { defineQuestion } from "../kinds.ts";
import { languagesOf } from "./came.ts";

/** Yes or no. */
export const yesNo = defineQuestion({
	key: "yes_no",
	summary:
		"Yes or no, in words or as 👍 and 👎. Conditions ask parking: yes; texts print it in their language.",
	example: 'ask: "Do you need parking?", save_as: parking, type: yes_no',
	own: z.strictObject({}),
	compile: () => ({
		read(situation) {
			const { text } = situation;
			const languages = languagesOf(situation);
			return text && readYesNo(text.original, { languages });
		},
	}),
});
