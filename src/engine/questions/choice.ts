import { z } from "zod";
import { readChoice } from "../answers/choice.ts";
import { defineQuestion, type Site, type Situation } from "../kinds.ts";
import type { ChoiceAnswer, OutboundContent } from "../model.ts";
import { cutGraphemes } from "../say/cut-graphemes.ts";
import { whatsappLimits } from "../say/limits.ts";
import { phrases } from "../say/phrases.ts";
import { inLanguagesSchema } from "../say/texts.ts";
import { dictionary, text } from "../schema.ts";
import { languagesOf } from "./came.ts";
import { choiceFindings } from "./choice-findings.ts";
import {
	type CompiledOption,
	compileOption,
	labelIn,
	wordingsOfLabel,
} from "./options.ts";

/** WhatsApp shows so many options as buttons, more as a list. */
export const MOST_BUTTONS = whatsappLimits.buttons;

/** One of some options: up to 3 are buttons, up to 10 a list. */
export const choice = defineQuestion({
	key: "choice",
	summary:
		"One of the options, by a tap, its label or its number: up to 3 are shown as buttons, up to 10 as a list. Conditions ask for its id.",
	example:
		'ask: "Which size?", save_as: size, type: choice, options: { small: Small, large: Large }',
	own: z.strictObject({ options: dictionary(inLanguagesSchema, text()) }),
	longest: whatsappLimits.interactiveBody,
	findings: ({ options }, site) => choiceFindings(options, site),
	compile({ options }, _site: Site, saveAs) {
		const all = options.map(([id, label]) =>
			compileOption(`${saveAs}=${id}`, id, label),
		);
		return {
			message: (text, situation) => shown(all, text, situation),
			tapped(tap, situation) {
				const option = all.find(({ tapId }) => tapId === tap.id);
				return option ? chosen(option, situation) : null;
			},
			read(situation) {
				const option = named(all, situation);
				return option ? chosen(option, situation) : null;
			},
		};
	},
});

function chosen(option: CompiledOption, situation: Situation): ChoiceAnswer {
	return { type: "choice", id: option.id, label: option.label(situation) };
}

function shown(
	all: readonly CompiledOption[],
	text: string,
	situation: Situation,
): OutboundContent {
	const { language } = situation;
	const asButtons = all.length <= MOST_BUTTONS;
	const { buttonLabel, rowLabel } = whatsappLimits;
	const longest = asButtons ? buttonLabel : rowLabel;
	const options = all.map(({ tapId, label }) => ({
		id: tapId,
		label: cutGraphemes(labelIn(label(situation), situation), longest),
	}));
	if (asButtons) return { type: "buttons", text, options };
	const { choose } = phrases(language);
	return { type: "list", text, label: choose, sections: [{ options }] };
}

/** What the customer wrote, as its label in any language or its number. */
function named(
	all: readonly CompiledOption[],
	situation: Situation,
): CompiledOption | undefined {
	if (situation.text === null) return undefined;
	const options = all.map(({ id, label }) => ({
		id,
		labels: wordingsOfLabel(label(situation)),
	}));
	const languages = languagesOf(situation);
	const id = readChoice(situation.text.original, { options, languages });
	return all.find((option) => option.id === id);
}
