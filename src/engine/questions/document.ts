import { z } from "zod";
import { defineQuestion } from "../kinds.ts";
import { mediaThatCame } from "./media.ts";

/** A document. */
export const document = defineQuestion({
	key: "document",
	summary: "A document the customer sends, such as a PDF.",
	example: 'ask: "Your CV, please.", save_as: cv, type: document',
	own: z.strictObject({}),
	compile: () => ({
		read: (situation) => mediaThatCame(situation, "document"),
	}),
});
