import type { Draft } from "../draft.ts";
import { type Here, tell, under } from "../here.ts";
import { didYouMean } from "../nearest.ts";
import { type MapNode, nodeAt, type Path, type Tree } from "../source/tree.ts";

/** `missing-language`: a text in languages that lacks one of the business's. One that lacks the default is an error. */
export function languages(draft: Draft): void {
	const codes = draft.data.profile.languages;
	for (const rule of draft.rules)
		for (const key of ["reply", "do", "outside_window"])
			look(under(rule.here, key), codes);
	for (const flow of draft.flows)
		for (const key of ["cancel", "steps"]) look(under(flow.here, key), codes);
}

/** Maps whose keys are the owner's, or codes that mean something else. */
const others = new Set(["options", "set", "headers", "body", "language"]);

function look(here: Here, codes: readonly string[]): void {
	const tree = nodeAt(here.root, here.path);
	if (tree === null) return;
	for (const { map, path } of mapsIn(tree))
		if (isByLanguage(map, codes)) check(under(here, ...path), map, codes);
}

function* mapsIn(
	tree: Tree,
	path: Path = [],
): Generator<{ readonly map: MapNode; readonly path: Path }> {
	if (tree.type === "list")
		for (const [index, item] of tree.items.entries())
			yield* mapsIn(item, [...path, index]);
	if (tree.type !== "map") return;
	if (!others.has(String(path.at(-1)))) yield { map: tree, path };
	for (const { key, value } of tree.entries)
		yield* mapsIn(value, [...path, key]);
}

function isByLanguage({ entries }: MapNode, codes: readonly string[]): boolean {
	return (
		entries.some(({ key }) => codes.includes(key)) &&
		entries.every(
			({ key, value }) =>
				value.type === "text" &&
				(codes.includes(key) || /^[a-z]{2}$/.test(key)),
		)
	);
}

function check(
	here: Here,
	{ entries }: MapNode,
	codes: readonly string[],
): void {
	const keys = entries.map(({ key }) => key);
	for (const key of keys)
		if (!codes.includes(key)) tellForeign(here, key, codes, keys);
	const lacking = codes.filter((code) => !keys.includes(code));
	if (lacking.length === 0) return;
	const first = codes[0] ?? "";
	const isDefault = lacking.includes(first);
	tell(
		here,
		{
			code: "missing-language",
			severity: isDefault ? "error" : "warning",
			message: isDefault
				? `This text is not there in ${first}, the default language.`
				: `This text is not there in ${lacking.join(", ")}: customers who write it get ${first}.`,
			help: `Add ${lacking.map((code) => `${code}: "…"`).join(", ")}.`,
		},
		typeof here.path.at(-1) === "string",
	);
}

function tellForeign(
	here: Here,
	key: string,
	codes: readonly string[],
	present: readonly string[],
): void {
	const free = codes.filter((code) => !present.includes(code));
	tell(
		under(here, key),
		{
			code: "unknown-key",
			message: `"${key}" is not one of the languages of this business (${codes.join(", ")}).`,
			help:
				didYouMean(key, free) ??
				"Add it under business.languages, or take this text away.",
		},
		true,
	);
}
