import type { JsonValue, KindData } from "../../engine/model.ts";
import { readText } from "../../engine/text/read-text.ts";
import { isOneLetterOff } from "../../engine/text/typos.ts";

/** Messages of so many words can stand as a keyword whole. */
const SHORT = 4;

/** The word of a message that a rule would need as a keyword: the one that is a letter from one it has, else what was said. */
export function missingWord(
	example: string,
	when: readonly Pick<KindData, "key" | "spec">[],
): string {
	const { words } = readText(example);
	const known = when
		.filter(({ key }) => key === "keyword")
		.flatMap(({ spec }) => textsIn(spec))
		.flatMap((text) => readText(text).words);
	const misspelt = words.find((word) =>
		known.some((keyword) => isOneLetterOff(word, keyword)),
	);
	if (misspelt !== undefined) return misspelt;
	if (words.length <= SHORT) return words.join(" ");
	return words.toSorted((one, other) => other.length - one.length)[0] ?? "";
}

function textsIn(value: JsonValue): readonly string[] {
	if (typeof value === "string") return [value];
	if (typeof value !== "object" || value === null) return [];
	return Object.values(value).flatMap(textsIn);
}
