import type { Here } from "./here.ts";
import { nodeOf, tell, under } from "./here.ts";
import { didYouMean, listWords } from "./nearest.ts";
import type { ListNode, TextNode, Tree } from "./source/tree.ts";

/** The groups under `words:`, by name, groups inside groups filled in. */
export type Words = ReadonlyMap<string, readonly string[]>;

/** Reads `words:` of all files. A group stands in one place; groups may hold groups. */
export function readWords(sections: readonly Here[]): Words {
	const written = new Map<
		string,
		{ readonly here: Here; readonly list: Tree }
	>();
	for (const section of sections) collect(section, written);
	const words = new Map<string, readonly string[]>();
	for (const name of written.keys()) fill(name, written, words, []);
	return words;
}

type Written = Map<string, { readonly here: Here; readonly list: Tree }>;

function collect(section: Here, written: Written): void {
	const node = nodeOf(section);
	if (node?.type !== "map") {
		if (node !== null && !(node.type === "text" && node.text === null))
			tell(section, {
				code: "wrong-value",
				message: "`words` should be groups of words.",
				help: "Write hours: [hours, open, opening], one group a line.",
			});
		return;
	}
	for (const { key, value } of node.entries) {
		const here = under(section, key);
		if (written.has(key)) tellTwice(here, key);
		else written.set(key, { here, list: value });
	}
}

function tellTwice(here: Here, key: string): void {
	tell(
		here,
		{
			code: "duplicate-name",
			message: `The group "${key}" stands in these files twice.`,
			help: "Put all its words into one of them.",
		},
		true,
	);
}

function fill(
	name: string,
	written: Written,
	words: Map<string, readonly string[]>,
	on: readonly string[],
): readonly string[] {
	const done = words.get(name);
	const group = written.get(name);
	if (done !== undefined || group === undefined) return done ?? [];
	const entries = listOf(group.here, group.list).flatMap((node) => {
		const inner = groupName(node);
		if (inner === null) return [node.text ?? ""];
		if (on.includes(inner) || inner === name) {
			tell(group.here, {
				code: "go-circle",
				message: `The group "${name}" holds itself.`,
				help: `Take <${inner}> out of it.`,
			});
			return [];
		}
		if (!written.has(inner)) {
			tellUnknown(
				group.here,
				inner,
				[...written.keys()].filter((other) => other !== name),
			);
			return [];
		}
		return fill(inner, written, words, [...on, name]);
	});
	words.set(name, entries);
	return entries;
}

function listOf(here: Here, list: Tree): readonly TextNode[] {
	const items = list.type === "list" ? list.items : [list];
	const texts = items.filter((item) => item.type === "text");
	const good = texts.filter(({ text }) => text !== null && text.trim() !== "");
	if (good.length < items.length || items.length === 0)
		tell(here, {
			code: "wrong-value",
			message: `The group "${here.path.at(-1)}" should be a list of words.`,
			help: "Write hours: [hours, open, what time]. Quotes around a word are always allowed.",
		});
	return good;
}

/** `hours` of `<hours>`; null for anything else. */
export function groupName({ text }: TextNode): string | null {
	return /^\s*<([^<>]+)>\s*$/.exec(text ?? "")?.[1]?.trim() ?? null;
}

function tellUnknown(here: Here, name: string, known: Iterable<string>): void {
	const names = [...known];
	tell(here, {
		code: "unknown-group",
		message: `There is no group "${name}" under \`words\`.`,
		help:
			didYouMean(name, names) ??
			(names.length > 0
				? `Known: ${listWords(names)}.`
				: `Add \`words:\` with ${name}: [ … ], or take the < > away.`),
	});
}

/**
 * Fills in the groups of a keyword-like value: a text, a list, or a map of such lists under `keys`. What comes from a group keeps
 * the place of its `<group>`.
 */
export function fillGroups(
	here: Here,
	tree: Tree,
	words: Words,
	keys: readonly string[],
): Tree {
	if (tree.type === "map")
		return {
			...tree,
			entries: tree.entries.map((entry) =>
				keys.includes(entry.key)
					? {
							...entry,
							value: fillGroups(under(here, entry.key), entry.value, words, []),
						}
					: entry,
			),
		};
	const items = tree.type === "list" ? tree.items : [tree];
	if (!items.some((item) => item.type === "text" && groupName(item) !== null))
		return tree;
	return filledList(here, tree, items, words);
}

function filledList(
	here: Here,
	{ start, end, type }: Tree,
	items: readonly Tree[],
	words: Words,
): ListNode {
	const filled = items.flatMap((item, index) => {
		const name = item.type === "text" ? groupName(item) : null;
		if (name === null) return [item];
		const group = words.get(name);
		if (group === undefined) {
			const place = type === "list" ? under(here, index) : here;
			tellUnknown(place, name, words.keys());
			return [item];
		}
		return group.map(
			(text): TextNode => ({ ...(item as TextNode), text, style: "double" }),
		);
	});
	return { type: "list", items: filled, flow: true, start, end };
}
