import { cleanTree } from "../clean-tree.ts";
import { type Here, nodeOf, tell, under } from "../here.ts";
import { didYouMean, listWords, nearest } from "../nearest.ts";
import type { Report } from "../report.ts";
import type { ReadSource } from "../source/read-source.ts";
import type { Tree } from "../source/tree.ts";

/** What may stand at the left edge of a file. */
export const sectionNames = [
	"version",
	"business",
	"settings",
	"words",
	"rules",
	"flows",
] as const;

type Section = (typeof sectionNames)[number];

/** Each section where it stands, over all files in their order. */
export type Sections = Readonly<Record<Section, readonly Here[]>>;

/** Finds the sections of all files. What stands beside them is told. */
export function findSections(
	report: Report,
	files: readonly ReadSource[],
): Sections {
	const tops = files.flatMap((file) => topOf(report, file));
	const found = Object.fromEntries(
		sectionNames.map((name) => [
			name,
			tops
				.map((top) => under(top, name))
				.filter((here) => nodeOf(here) !== null),
		]),
	) as unknown as Sections;
	onlyOnce(found.business);
	onlyOnce(found.settings);
	checkVersion(found.version, tops);
	return found;
}

function topOf(report: Report, file: ReadSource): readonly Here[] {
	const tree = cleanTree(report, file);
	if (tree === null) return [];
	const here = { report, file, subject: null, root: tree, path: [] };
	if (tree.type !== "map") {
		tell(here, {
			code: "wrong-value",
			message:
				"A rules file holds sections: version, business, words, rules, flows.",
			help: tree.type === "list" ? "Put `rules:` above the first line." : null,
		});
		return [];
	}
	for (const { key } of tree.entries) checkSection(here, key, tree);
	return [here];
}

function checkSection(
	here: Here,
	key: string,
	tree: Tree & { type: "map" },
): void {
	if ((sectionNames as readonly string[]).includes(key)) return;
	const present = tree.entries.map((entry) => entry.key);
	const free = sectionNames.filter((name) => !present.includes(name));
	tell(
		under(here, key),
		{
			code: "unknown-key",
			message: `"${key}" is not a section of a rules file.`,
			help: didYouMean(key, free) ?? `It can have ${listWords(sectionNames)}.`,
		},
		true,
	);
}

/** `business` and `settings` stand in one file only. */
function onlyOnce([first, ...more]: readonly Here[]): void {
	for (const here of more)
		tell(
			here,
			{
				code: "duplicate-name",
				message: `"${here.path[0]}" stands in ${first?.file.name} already; it may stand in one file only.`,
				help: "Put both together into one file.",
			},
			true,
		);
}

function checkVersion(
	versions: readonly Here[],
	[first]: readonly Here[],
): void {
	for (const here of versions) {
		const node = nodeOf(here);
		if (node?.type === "text" && node.text === "1") continue;
		tell(here, {
			code: "wrong-value",
			message: "The version of the rules language is 1.",
			help: "Write version: 1.",
		});
	}
	if (versions.length > 0 || first === undefined) return;
	const { root } = first;
	const mistyped =
		root.type === "map" &&
		root.entries.some(({ key }) => nearest(key, sectionNames) === "version");
	if (mistyped) return;
	tell(first, {
		code: "missing",
		severity: "warning",
		message: "The version of the rules language is missing.",
		help: "Write version: 1 as the first line.",
	});
}
