import type { Situation } from "../kinds.ts";
import { compileTexts, type Said } from "./compile-texts.ts";
import type { SingleText } from "./texts.ts";

/** The one text that is said, empty when nothing was left of it. */
export interface SaidOnce extends Omit<Said, "lines"> {
	readonly text: string;
}

/** Makes ready a text where only one message has its place; one that was left out by the owner says nothing. */
export function compileSingle(
	text: SingleText | undefined,
	site: Parameters<typeof compileTexts>[1],
	longest: number,
): (situation: Situation) => SaidOnce {
	if (text === undefined) return sayNothing;
	const compiled = compileTexts(text, site, longest);
	return (situation) => {
		const { lines, ...said } = compiled.say(situation);
		return { ...said, text: lines[0] ?? "" };
	};
}

function sayNothing({ conversation }: Situation): SaidOnce {
	return { text: "", conversation, emptied: [], cut: false };
}
