import {
	type Document,
	isAlias,
	isMap,
	isScalar,
	isSeq,
	type Node,
	type Pair,
	parseDocument,
	type Scalar,
	type YAMLError,
	type YAMLMap,
	type YAMLSeq,
} from "yaml";
import type { Edited } from "./edits.ts";
import type { TextNode, Tree } from "./tree.ts";

/** What YAML made of a text. */
export interface Parsed {
	/** Null where nothing stands in it. */
	readonly tree: Tree | null;
	/** What YAML still complained of, with offsets in the file as it was written. */
	readonly errors: readonly YamlComplaint[];
	readonly duplicates: readonly Duplicate[];
}

/** YAML's own complaint. */
export interface YamlComplaint {
	readonly start: number;
	readonly end: number;
	readonly code: YAMLError["code"];
}

/** A key that stands twice in one map. */
export interface Duplicate {
	readonly key: string;
	readonly first: TextNode;
	readonly again: TextNode;
}

/** Parses a text whose traps are taken out. Offsets are those of the text before the edits. Never throws on text. */
export function parseTree(edited: Edited): Parsed {
	const document: Document = parseDocument(edited.text, {
		// Every scalar is text; what it means is decided by the place it stands in. Equal keys are found by us: the parser
		// compares each with all others.
		schema: "failsafe",
		uniqueKeys: false,
		prettyErrors: false,
		stringKeys: false,
		logLevel: "silent",
	});
	const walk: Walk = { edited, duplicates: [] };
	const { contents } = document;
	return {
		tree: contents === null ? null : toTree(walk, contents as Node),
		errors: document.errors.map(({ pos: [start, end], code }) => ({
			start: edited.original(start),
			end: Math.max(edited.original(end), edited.original(start) + 1),
			code,
		})),
		duplicates: walk.duplicates,
	};
}

interface Walk {
	readonly edited: Edited;
	readonly duplicates: Duplicate[];
}

function toTree(walk: Walk, node: Node | null): Tree {
	if (isMap(node)) return mapTree(walk, node);
	if (isSeq(node)) return listTree(walk, node);
	if (isScalar(node)) return textTree(walk, node);
	// An alias cannot come through the scan; were it to, it is its own text.
	const text = isAlias(node) ? `*${node.source}` : null;
	return { type: "text", text, style: "plain", ...stretch(walk, node) };
}

function stretch(
	{ edited }: Walk,
	node: Node | null,
): { readonly start: number; readonly end: number } {
	const [start, end] = node?.range ?? [0, 0];
	return { start: edited.original(start), end: edited.original(end) };
}

const styles: Readonly<Record<string, TextNode["style"]>> = {
	PLAIN: "plain",
	QUOTE_SINGLE: "single",
	QUOTE_DOUBLE: "double",
	BLOCK_LITERAL: "block",
	BLOCK_FOLDED: "block",
};

function textTree(walk: Walk, node: Scalar): TextNode {
	const style = styles[node.type ?? "PLAIN"] ?? "plain";
	const text = node.source ?? (node.value == null ? "" : String(node.value));
	const empty = style === "plain" && text === "";
	return {
		type: "text",
		text: empty ? null : text,
		style,
		...stretch(walk, node),
	};
}

function listTree(walk: Walk, node: YAMLSeq): Tree {
	return {
		type: "list",
		items: node.items.map((item) => toTree(walk, item as Node | null)),
		flow: node.flow === true,
		...stretch(walk, node),
	};
}

function mapTree(walk: Walk, node: YAMLMap): Tree {
	const first = new Map<string, TextNode>();
	const entries = [];
	for (const { key, value } of node.items as readonly Pair<
		Node | null,
		Node | null
	>[]) {
		const keyNode = keyTree(walk, key);
		const name = keyName(keyNode);
		const before = first.get(name);
		if (before === undefined) {
			first.set(name, keyNode);
			entries.push({
				key: name,
				keyNode,
				value: value === null ? nothing(keyNode) : toTree(walk, value),
			});
		} else walk.duplicates.push({ key: name, first: before, again: keyNode });
	}
	return {
		type: "map",
		entries,
		flow: node.flow === true,
		...stretch(walk, node),
	};
}

function nothing({ end }: TextNode): TextNode {
	return { type: "text", text: null, style: "plain", start: end, end };
}

function keyTree(walk: Walk, key: Node | null): TextNode {
	const tree = toTree(walk, key);
	if (tree.type === "text") return tree;
	const { start, end } = tree;
	return {
		type: "text",
		text: walk.edited.text.slice(key?.range?.[0], key?.range?.[1]),
		style: "plain",
		start,
		end,
	};
}

/** Invisible direction marks, which phones and word processors put around Arabic, are no part of a key. */
function keyName({ text }: TextNode): string {
	return (text ?? "").replace(
		/[\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g,
		"",
	);
}
