import {
	isMap,
	isScalar,
	isSeq,
	type Node,
	parseDocument,
	type YAMLMap,
	type YAMLSeq,
} from "yaml";

/**
 * A rules file with one more keyword in a rule; everything else stays as it was written. Null where that cannot be done by itself: the
 * rule is not in this file, or its `keyword` is written in a way that has no list to add to.
 *
 * `keyword: [hours, <open>]` → `keyword: [hours, <open>, "horraires"]`
 */
export function putKeyword(
	text: string,
	rule: string,
	word: string,
): string | null {
	const keyword = keywordOf(parseDocument(text).contents, rule);
	const list = isMap(keyword) ? (keyword.get("any", true) as Node) : keyword;
	const edit = list && editOf(list, JSON.stringify(word), text);
	if (!edit) return null;
	return text.slice(0, edit.at) + edit.put + text.slice(edit.until);
}

interface Edit {
	readonly at: number;
	readonly until: number;
	readonly put: string;
}

function keywordOf(root: unknown, name: string): Node | null {
	const rules = isMap(root) ? root.get("rules") : null;
	if (!isSeq(rules)) return null;
	const rule = (rules as YAMLSeq).items.find(
		(item): item is YAMLMap => isMap(item) && item.get("name") === name,
	);
	const when = rule?.get("when");
	const keyword = isMap(when) ? when.get("keyword", true) : null;
	return isMap(keyword) || isSeq(keyword) || isScalar(keyword)
		? (keyword as Node)
		: null;
}

function editOf(list: Node, word: string, text: string): Edit | null {
	const [start, end] = list.range ?? [0, 0];
	if (isScalar(list)) {
		const written = text.slice(start, end);
		return { at: start, until: end, put: `[${written}, ${word}]` };
	}
	if (!isSeq(list) || list.items.length === 0) return null;
	const last = list.items.at(-1) as Node;
	const after = last.range?.[1] ?? end;
	if (list.flow) return { at: after, until: after, put: `, ${word}` };
	const lineStart = text.lastIndexOf("\n", last.range?.[0] ?? 0) + 1;
	const indent = /^\s*/.exec(text.slice(lineStart))?.[0] ?? "";
	return { at: after, until: after, put: `\n${indent}- ${word}` };
}
