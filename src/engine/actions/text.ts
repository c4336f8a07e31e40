import { defineAction } from "../kinds.ts";
import { compileTexts } from "../say/compile-texts.ts";
import { lengthFindings, whatsappLimits } from "../say/limits.ts";
import { type Texts, textsSchema } from "../say/texts.ts";
import { hoursFindings } from "../say/texts-findings.ts";

/** Says one or several texts. */
export const text = defineAction<Texts>({
	key: "text",
	message: "free-form",
	summary:
		"Says this; by language, by opening hours, one of several, or several messages.",
	example: 'text: { en: "Hello {name|there}", fr: "Bonjour" }',
	schema: textsSchema,
	findings: (texts, site) => [
		...lengthFindings(texts, {
			limit: whatsappLimits.text,
			what: "A text",
			path: [],
		}),
		...hoursFindings(texts, site, []),
	],
	compile(texts, site) {
		const compiled = compileTexts(texts, site);
		return (situation) => {
			const { lines, conversation, emptied, cut } = compiled.say(situation);
			const messages = lines.map((text) => ({ type: "text", text }) as const);
			return {
				taken: messages.map((message) => (cut ? { ...message, cut } : message)),
				messages,
				conversation,
				emptied,
			};
		};
	},
});
