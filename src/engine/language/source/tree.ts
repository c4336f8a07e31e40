/** A file as it was written: every scalar is its text, every node knows its stretch of the file, keys stand in order. */
export type Tree = TextNode | MapNode | ListNode;

/** A stretch of a file. */
export interface Stretch {
	/** Offsets in the file as it was written. */
	readonly start: number;
	readonly end: number;
}

/** A scalar. */
export interface TextNode extends Stretch {
	readonly type: "text";
	/** What was typed, unquoted; null where nothing stands. */
	readonly text: string | null;
	readonly style: "plain" | "single" | "double" | "block";
}

/** A map, with its keys in order; a key that stood twice is here once, with its first value. */
export interface MapNode extends Stretch {
	readonly type: "map";
	readonly entries: readonly MapEntry[];
	/** Written in `{ }`. */
	readonly flow: boolean;
}

/** One line of a map. */
export interface MapEntry {
	readonly key: string;
	readonly keyNode: TextNode;
	readonly value: Tree;
}

/** A list. */
export interface ListNode extends Stretch {
	readonly type: "list";
	readonly items: readonly Tree[];
	readonly flow: boolean;
}

/** A way into a tree. */
export type Path = readonly (string | number)[];

/** What stands under a key, or undefined. */
export function entryOf(tree: Tree, key: string): MapEntry | undefined {
	return tree.type === "map"
		? tree.entries.find((entry) => entry.key === key)
		: undefined;
}

/** The value under a key, or undefined. */
export function valueUnder(tree: Tree, key: string): Tree | undefined {
	return entryOf(tree, key)?.value;
}

/**
 * The stretch that a path leads to; as far as it goes, where it leads nowhere. Steps of the long form are passed over where the
 * short one stands: `["any", 1]` finds the second word of `[menu, carte]`. With `onKey` the last key itself.
 */
export function stretchAt(tree: Tree, path: Path, onKey = false): Stretch {
	let node = tree;
	let key: TextNode | null = null;
	for (const step of path) {
		const next = stepInto(node, step);
		if (next === null && node.type !== "map") continue;
		if (next === null) break;
		node = next.value;
		key = next.keyNode;
	}
	return onKey && key !== null ? key : node;
}

/** The node that a path leads to, or null. */
export function nodeAt(tree: Tree, path: Path): Tree | null {
	let node: Tree | null = tree;
	for (const step of path) {
		node = stepInto(node, step)?.value ?? null;
		if (node === null) return null;
	}
	return node;
}

function stepInto(
	node: Tree,
	step: string | number,
): { readonly value: Tree; readonly keyNode: TextNode | null } | null {
	if (node.type === "list") {
		const value = node.items[Number(step)];
		return value === undefined ? null : { value, keyNode: null };
	}
	return entryOf(node, String(step)) ?? null;
}

/** Every text in a tree with the way to it, keys left out. */
export function* textsIn(
	tree: Tree,
	path: Path = [],
): Generator<{ readonly node: TextNode; readonly path: Path }> {
	if (tree.type === "text") yield { node: tree, path };
	else if (tree.type === "list")
		for (const [index, item] of tree.items.entries())
			yield* textsIn(item, [...path, index]);
	else
		for (const { key, value } of tree.entries)
			yield* textsIn(value, [...path, key]);
}
