import { parsePattern } from "../../match/parse-pattern.ts";
import type { PatternNode } from "../../match/pattern.ts";

/** Named groups that a match of these patterns may leave empty: one pattern has them and another not, or a `?`, `*` or `|` skips them. */
export function optionalGroups(patterns: readonly string[]): readonly string[] {
	const groups = patterns.map((pattern) => {
		const node = parsePattern(pattern);
		return node === null
			? new Map<string, boolean>()
			: new Map(groupsIn(node, false));
	});
	const names = new Set(groups.flatMap((found) => [...found.keys()]));
	return [...names].filter((name) =>
		groups.some((found) => found.get(name) !== false),
	);
}

/** Each named group, and whether a match may go without it. */
function groupsIn(
	node: PatternNode,
	optional: boolean,
): readonly (readonly [string, boolean])[] {
	switch (node.type) {
		case "group":
			return [
				...(node.name === null ? [] : [[node.name, optional] as const]),
				...groupsIn(node.item, optional),
			];
		case "repeat":
			return groupsIn(node.item, optional || node.least === 0);
		case "sequence":
			return node.items.flatMap((item) => groupsIn(item, optional));
		case "choice":
			return node.options.flatMap((item) => groupsIn(item, true));
		default:
			return [];
	}
}
