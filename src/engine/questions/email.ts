import { z } from "zod";
import { readEmail } from "../answers/email.ts";
import { defineQuestion } from "../kinds.ts";

/** An email address. */
export const email = defineQuestion({
	key: "email",
	summary: "An email address; it may stand in a sentence.",
	example:
		'ask: "Where shall we send the invoice?", save_as: address, type: email',
	own: z.strictObject({}),
	compile: () => ({ read: ({ text }) => text && readEmail(text.original) }),
});
