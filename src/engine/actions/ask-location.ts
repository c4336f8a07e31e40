import { z } from "zod";
import { defineAction } from "../kinds.ts";
import { whatsappLimits } from "../say/limits.ts";
import {
	compileParts,
	type Part,
	partFindings,
	partsPlan,
} from "../say/parts.ts";
import { type SingleText, singleTextSchema } from "../say/texts.ts";

/** A type, so that it counts as JSON data. */
type AskLocation = { readonly text: SingleText };

/** Asks for a place with WhatsApp's own button for that. */
export const askLocation = defineAction<AskLocation>({
	key: "ask_location",
	message: "free-form",
	summary:
		"Asks where the customer is, with WhatsApp's own button to share a location.",
	example: 'ask_location: { text: "Where shall we bring it?" }',
	schema: z.strictObject({ text: singleTextSchema }),
	findings: (spec, site) => partFindings([partOf(spec)], site),
	compile(spec, site) {
		const say = compileParts([partOf(spec)], site);
		return (situation) => {
			const said = say(situation);
			const [text = ""] = said.values;
			return partsPlan({ type: "ask_location", text }, said);
		};
	},
});

function partOf({ text }: AskLocation): Part {
	return {
		text,
		limit: whatsappLimits.interactiveBody,
		what: "A text with a button",
		path: ["text"],
		needed: true,
	};
}
