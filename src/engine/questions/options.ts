import type { Situation } from "../kinds.ts";
import type { ChoiceAnswer } from "../model.ts";
import { labelInOneOf } from "../say/answers.ts";
import { compileText } from "../say/fill.ts";
import type { InLanguages } from "../say/texts.ts";

/** One option of a question, made ready. */
export interface CompiledOption {
	/** As the owner wrote it. */
	readonly id: string;
	/** What a tap on it says: the question's name stands before it, so that a button of another message is never this one. */
	readonly tapId: string;
	/** In every language, with what is filled in. */
	label(situation: Situation): ChoiceAnswer["label"];
}

/** Makes an option ready. */
export function compileOption(
	tapId: string,
	id: string,
	label: InLanguages,
): CompiledOption {
	if (typeof label === "string") {
		const fill = compileText(label);
		return { id, tapId, label: (situation) => fill(situation).text };
	}
	const fills = Object.entries(label).map(
		([language, text]) => [language, compileText(text)] as const,
	);
	return {
		id,
		tapId,
		label: (situation) =>
			Object.fromEntries(
				fills.map(([language, fill]) => [
					language,
					fill(situation, language).text,
				]),
			),
	};
}

/** A label in the language of the conversation; where it is missing, in the default one. */
export function labelIn(
	label: ChoiceAnswer["label"],
	{ language, book }: Pick<Situation, "language" | "book">,
): string {
	return labelInOneOf(label, [language, book.data.profile.languages[0]]);
}

/** A label in each of its languages. */
export function wordingsOfLabel(
	label: ChoiceAnswer["label"],
): readonly string[] {
	return typeof label === "string" ? [label] : Object.values(label);
}
