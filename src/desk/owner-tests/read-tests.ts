import { cleanTree } from "../../engine/language/clean-tree.ts";
import {
	type Here,
	nodeOf,
	read,
	tell,
	under,
} from "../../engine/language/here.ts";
import { inFileOrder } from "../../engine/language/in-file-order.ts";
import { didYouMean, listWords } from "../../engine/language/nearest.ts";
import { newReport, type Report } from "../../engine/language/report.ts";
import {
	type ReadSource,
	readSource,
} from "../../engine/language/source/read-source.ts";
import { entryOf, type MapNode } from "../../engine/language/source/tree.ts";
import type { Problem } from "../../engine/model.ts";
import type { RuleBook } from "../../engine/rule-book.ts";
import { text } from "../../engine/schema.ts";
import type { OwnerTest } from "./owner-test.ts";
import { readAt, readContact } from "./read-head.ts";
import { readLine } from "./read-line.ts";

/** A file of tests: its name as problems show it, and its text. */
export interface TestFile {
	readonly name: string;
	readonly text: string;
}

/** What reading test files gave. A test with an error in it is not among the tests. */
export interface ReadTests {
	readonly tests: readonly OwnerTest[];
	/** All at once: in the order of the files, from top to bottom. */
	readonly problems: readonly Problem[];
}

/** What a test may have. */
const testKeys = ["test", "at", "contact", "talk"];

/** Reads test files against the rules they try. Never throws, whatever the texts are. */
export function readTests(
	files: readonly TestFile[],
	book: RuleBook,
): ReadTests {
	const sources = files.map(({ name, text }) => readSource(name, text));
	const report = newReport(sources.flatMap(({ problems }) => problems));
	const tests = sources.flatMap((source) => readFile(source, report, book));
	return { tests, problems: inFileOrder(report.problems, files) };
}

function readFile(
	file: ReadSource,
	report: Report,
	book: RuleBook,
): readonly OwnerTest[] {
	const root = cleanTree(report, file);
	const here = { report, file, subject: null, path: [] };
	if (root?.type === "list")
		return root.items.flatMap(
			(_, index) => readTest({ ...here, root, path: [index] }, book) ?? [],
		);
	if (file.damaged) return [];
	report.tell(
		{ file, start: root?.start ?? 0, end: root?.end ?? 0 },
		null,
		root === null
			? { code: "missing", message: "There are no tests here.", help: howTo }
			: {
					code: "wrong-value",
					message: "A test file is a list: each test begins with a dash.",
					help: howTo,
				},
	);
	return [];
}

const howTo = "Write - test: asks for the hours, and talk: below it.";

/** Reads one item of the list. Null where it has errors. */
function readTest(item: Here, book: RuleBook): OwnerTest | null {
	const node = nodeOf(item);
	if (node?.type !== "map") {
		tell(item, {
			code: "wrong-value",
			message: "Each test begins with a dash and its name.",
			help: howTo,
		});
		return null;
	}
	const before = item.report.problems.length;
	const test = readParts(hereOf(item, node), node, book);
	const broken = item.report.problems
		.slice(before)
		.some(({ severity }) => severity === "error");
	return broken ? null : test;
}

/** From here on the test itself is the root of all paths, and its name stands before all messages. */
function hereOf(item: Here, node: MapNode): Here {
	const name = entryOf(node, "test")?.value;
	const known = name?.type === "text" && name.text?.trim() ? name.text : null;
	return {
		...item,
		root: node,
		path: [],
		subject: known === null ? null : { type: "test", name: known },
	};
}

function readParts(here: Here, node: MapNode, book: RuleBook): OwnerTest {
	const { file } = here;
	for (const { key } of node.entries) checkKey(here, key, node);
	return {
		name: read(under(here, "test"), text(), '"test"') ?? "",
		file: file.name,
		line: file.source.position(node.start).line,
		at: readAt(under(here, "at"), book),
		contact: readContact(under(here, "contact"), book),
		talk: readTalk(under(here, "talk"), book),
	};
}

function checkKey(here: Here, key: string, { entries }: MapNode): void {
	if (testKeys.includes(key)) return;
	const free = testKeys.filter(
		(known) => !entries.some((entry) => entry.key === known),
	);
	tell(
		under(here, key),
		{
			code: "unknown-key",
			message: `"${key}" is not something a test can have.`,
			help: didYouMean(key, free) ?? `It can have ${listWords(testKeys)}.`,
		},
		true,
	);
}

function readTalk(here: Here, book: RuleBook): OwnerTest["talk"] {
	const node = nodeOf(here);
	if (node?.type === "list" && node.items.length > 0)
		return node.items.flatMap(
			(_, index) => readLine(under(here, index), book) ?? [],
		);
	tell(here, {
		code: node === null ? "missing" : "wrong-value",
		message: "`talk` is the conversation: one line each, with a dash.",
		help: "Write - customer: are you open? and below it - bot: { rule: opening hours }.",
	});
	return [];
}
