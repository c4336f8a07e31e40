import type { PatternNode } from "./pattern.ts";
import { isForeignLetter } from "./pattern-escapes.ts";

/**
 * The first `\b`, `\w` or `\d` of a pattern that stands beside a letter outside a–z, else null. RE2 knows word edges and word
 * letters for English only, so `\bحجز\b` would never match.
 */
export function findEnglishOnly(node: PatternNode): string | null {
	if (node.type === "sequence") return inSequence(node.items);
	if (node.type === "choice") return firstOf(node.options.map(findEnglishOnly));
	if (node.type === "group" || node.type === "repeat")
		return findEnglishOnly(node.item);
	return null;
}

function inSequence(items: readonly PatternNode[]): string | null {
	return firstOf(
		items.map((item, at) => {
			const next = items[at + 1];
			return (
				findEnglishOnly(item) ??
				(next === undefined
					? null
					: clash(edgeOf(item, "last"), edgeOf(next, "first")))
			);
		}),
	);
}

/** What may stand at one end of a node. */
interface Edge {
	readonly english: string | null;
	readonly foreign: boolean;
}

function clash(left: Edge, right: Edge): string | null {
	if (left.english !== null && right.foreign) return left.english;
	if (right.english !== null && left.foreign) return right.english;
	return null;
}

function edgeOf(node: PatternNode, end: "first" | "last"): Edge {
	switch (node.type) {
		case "character":
			return { english: null, foreign: isForeignLetter(node.character) };
		case "set":
			return node;
		case "edge":
			return { english: node.english, foreign: false };
		case "group":
		case "repeat":
			return edgeOf(node.item, end);
		case "choice":
			return eitherOf(node.options.map((option) => edgeOf(option, end)));
		case "sequence": {
			const item = node.items.at(end === "first" ? 0 : -1);
			return item === undefined ? plainEdge : edgeOf(item, end);
		}
	}
}

const plainEdge: Edge = { english: null, foreign: false };

function eitherOf(edges: readonly Edge[]): Edge {
	return {
		english: firstOf(edges.map(({ english }) => english)),
		foreign: edges.some(({ foreign }) => foreign),
	};
}

function firstOf(values: readonly (string | null)[]): string | null {
	return values.find((value) => value !== null) ?? null;
}
