import { z } from "zod";
import { readNumber } from "../answers/number.ts";
import { defineQuestion } from "../kinds.ts";
import { flag, number as numberSchema } from "../schema.ts";
import { languagesOf } from "./came.ts";
import { rangeFindings } from "./range-findings.ts";

/** A number, in digits of both kinds or in words. */
export const number = defineQuestion({
	key: "number",
	summary:
		"A number in digits or words, at least min and at most max; whole: true takes no fractions.",
	example:
		'ask: "How many guests?", save_as: guests, type: number, min: 1, max: 12',
	own: z.strictObject({
		min: numberSchema().optional(),
		max: numberSchema().optional(),
		whole: flag().optional(),
	}),
	findings: ({ min, max }) => rangeFindings(min, max, ["min", "max"]),
	compile: ({ min, max, whole }) => ({
		read(situation) {
			const { text } = situation;
			if (text === null) return null;
			const languages = languagesOf(situation);
			const value = readNumber(text.original, { languages, min, max });
			if (value === null || (whole && !Number.isInteger(value))) return null;
			return value;
		},
	}),
});
