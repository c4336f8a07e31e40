import type { YamlComplaint } from "./parse-tree.ts";

/** What YAML's own complaints mean for somebody who never heard of YAML. */
const words: Readonly<
	Partial<Record<YamlComplaint["code"], readonly [string, string]>>
> = {
	BAD_INDENT: [
		"This line does not begin in the same column as the lines it belongs with.",
		"Lines that belong together begin after the same number of spaces.",
	],
	BLOCK_AS_IMPLICIT_KEY: [
		"There is a second colon here, which YAML reads as another key.",
		"Put quotes around the text behind the first colon.",
	],
	MULTILINE_IMPLICIT_KEY: [
		"Something is missing on the line above: this cannot be read as a key.",
		"Look for a missing quote, colon or bracket.",
	],
	MISSING_CHAR: [
		"Something is missing here: a colon, a quote or a bracket.",
		"Compare it with the lines above.",
	],
	TAB_AS_INDENT: [
		"There is a tab here. YAML wants spaces.",
		"Replace it by two spaces.",
	],
	BAD_SCALAR_START: [
		"A text cannot begin with this sign.",
		"Put quotes around the text.",
	],
	BAD_DQ_ESCAPE: [
		"In double quotes YAML takes `\\` for itself.",
		"Use single quotes, or write the backslash twice.",
	],
};

const unknown: readonly [string, string] = [
	"This cannot be read.",
	"Put quotes around the text, or compare the line with the ones above.",
];

/** The sentence and the way out for a complaint of YAML's. */
export function yamlWords(code: YamlComplaint["code"]): {
	readonly message: string;
	readonly help: string;
} {
	const [message, help] = words[code] ?? unknown;
	return { message, help };
}
