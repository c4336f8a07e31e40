import { defineCondition } from "../kinds.ts";
import { oneOrMany, text } from "../schema.ts";

/** We answer in one of these languages. */
export const language = defineCondition<readonly string[]>({
	key: "language",
	summary: "The customer is answered in this language, or one of several.",
	example: "language: ar",
	schema: oneOrMany(text()),
	findings: (wanted, { data: { profile } }) =>
		wanted
			.filter((language) => !profile.languages.includes(language))
			.map((language) => ({
				path: [],
				code: "wrong-value",
				severity: "error",
				message: `"${language}" is not one of the business's languages.`,
				help: `They are ${profile.languages.join(", ")}; business.languages lists them.`,
			})),
	compile: (wanted) => ({
		holds: ({ language }) => wanted.includes(language),
		because: ({ language }) =>
			`language: ${wanted.join(", ")} – the customer's is ${language}`,
	}),
});
