import { parsePattern } from "./parse-pattern.ts";
import type { PatternNode } from "./pattern.ts";

/** The named groups of a pattern, in order; none where the pattern is not understood. */
export function groupNames(pattern: string): readonly string[] {
	const node = parsePattern(pattern);
	return node === null ? [] : namesIn(node);
}

function namesIn(node: PatternNode): readonly string[] {
	switch (node.type) {
		case "group":
			return [
				...(node.name === null ? [] : [node.name]),
				...namesIn(node.item),
			];
		case "repeat":
			return namesIn(node.item);
		case "sequence":
			return node.items.flatMap(namesIn);
		case "choice":
			return node.options.flatMap(namesIn);
		default:
			return [];
	}
}
