import { type Here, nodeOf, tell } from "../here.ts";
import { didYouMean, listWords } from "../nearest.ts";
import { ruleShape } from "./rule-shape.ts";

/** Tells an unknown word, with the nearest known one or all of them. */
export function tellUnknown(
	here: Here,
	message: string,
	word: string,
	known: ReadonlyMap<string, unknown>,
): void {
	const words = [...known.keys()].filter(
		(key) => key !== "field" && key !== "contact_field",
	);
	const help =
		word in ruleShape.shape
			? `It belongs to the rule: move it left, into the column of "name".`
			: (didYouMean(word, words) ?? `It can be ${listWords(words, 30)}.`);
	tell(
		here,
		{ code: "unknown-key", message, help },
		nodeOf(here) !== null && here.path.at(-1) === word,
	);
}
