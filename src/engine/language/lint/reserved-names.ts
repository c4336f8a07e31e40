import { conditionKinds } from "../../registry.ts";
import {
	builtInPlaceholders,
	placeholderFamilies,
} from "../../say/built-ins.ts";
import type { Draft } from "../draft.ts";
import type { Here } from "../here.ts";
import type { Subject } from "../report.ts";
import { nodeAt, type Stretch, type Tree, textsIn } from "../source/tree.ts";
import { capturesOf, type SavedName, savedNames } from "./saved-names.ts";

/** `reserved-name`: something saved or captured under a word that means something else already. */
export function reservedNames(draft: Draft): void {
	const reserved = new Set<string>([
		...conditionKinds.keys(),
		...builtInPlaceholders,
		...placeholderFamilies,
	]);
	// These two may be saved: a customer tells a name, or chooses a language.
	for (const name of ["name", "language"]) reserved.delete(name);
	for (const saved of [
		...savedNames(draft),
		...draft.rules.flatMap(capturesOf),
	])
		if (reserved.has(saved.name)) tellReserved(saved);
}

function tellReserved({ name, here }: SavedName): void {
	const { start, end } = placeOfName(here, name);
	here.report.tell({ file: here.file, start, end }, here.subject, {
		code: "reserved-name",
		message: `"${name}" means something else already, so nothing can be saved under it.`,
		help: `Call it "${proposal(here.subject, name)}".`,
	});
}

/** `booking_time`, after the rule or flow it stands in. */
function proposal(subject: Subject, name: string): string {
	const word = /^[a-z]+/.exec(subject?.name.toLowerCase() ?? "")?.[0];
	return `${word ?? "my"}_${name}`;
}

/** The name itself: a key, a text of its own, or a group of a pattern. */
function placeOfName(here: Here, name: string): Stretch {
	const tree = nodeAt(here.root, here.path);
	if (tree === null) return here.root;
	if (tree.type === "map") {
		const entry = tree.entries.find(({ key }) => key === name);
		if (entry !== undefined) return entry.keyNode;
	}
	return textWith(here, tree, name) ?? tree;
}

function textWith(here: Here, tree: Tree, name: string): Stretch | null {
	for (const { node } of textsIn(tree)) {
		if (node.text === name) return node;
		const raw = here.file.source.text.slice(node.start, node.end);
		const at = raw.indexOf(`<${name}>`);
		if (at >= 0) {
			const start = node.start + at + 1;
			return { start, end: start + name.length };
		}
	}
	return null;
}
