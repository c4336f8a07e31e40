import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { parseAst } from "vitest/node";

/** A test, or a group of tests, whose name begins with the rows of the list of bad inputs that it proves. */
export interface LabelledTest {
	/** From the root of the project: `test/http/webhook.test.ts`. */
	readonly file: string;
	/** `A13`, `A14`. */
	readonly rows: readonly string[];
	readonly name: string;
}

/** `A13, A14: results that are missing or empty`; promises may stand beside rows. */
const label = /^((?:[A-HP]\d+, )*[A-HP]\d+): ./;

/** Every labelled test of a folder, read from the calls in its sources: what stands in a comment or is left out counts for nothing. */
export function labelledTests(root: string): readonly LabelledTest[] {
	return sourcesOf(join(root, "test")).flatMap((path) => {
		const source = readFileSync(path, "utf8");
		if (!/\b[A-H]\d+[,:]|\.each\(\w+\)/.test(source)) return [];
		const file = relative(root, path).split(sep).join("/");
		return namesIn(source, dirname(path)).flatMap((name) =>
			labelled(file, name),
		);
	});
}

function sourcesOf(folder: string): readonly string[] {
	return readdirSync(folder, { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith(".ts"))
		.map((name) => join(folder, name));
}

function labelled(file: string, name: string): readonly LabelledTest[] {
	const rows = label.exec(name)?.[1]?.split(", ") ?? [];
	const ofList = rows.filter((row) => !row.startsWith("P"));
	return ofList.length === 0 ? [] : [{ file, rows: ofList, name }];
}

type Node = Readonly<Record<string, unknown>> & { readonly type: string };

/**
 * The names of all tests that a source would run: their titles, and the cases of a table that a title shows. A table may be a `const`
 * of the source, or of a file of tests that it imports; `folder` is where it lies.
 */
export function namesIn(source: string, folder = ""): readonly string[] {
	const program = programOf(source);
	const tables = new Map([
		...importedFrom(program, folder),
		...tablesIn(program),
	]);
	return [...nodesIn(program)].flatMap((node) => namesOf(node, tables));
}

function programOf(source: string): Node {
	return parseAst(source, { lang: "ts" }) as unknown as Node;
}

/** The tables of the files of tests that a source imports. */
function* importedFrom(
	program: Node,
	folder: string,
): Generator<readonly [string, Node]> {
	for (const { type, source } of program.body as readonly Node[]) {
		const path = type === "ImportDeclaration" ? textOf(source as Node) : null;
		if (path?.startsWith(".") !== true || path.includes("/src/")) continue;
		yield* tablesIn(programOf(readFileSync(join(folder, path), "utf8")));
	}
}

function namesOf(
	call: Node,
	tables: ReadonlyMap<string, Node>,
): readonly string[] {
	if (call.type !== "CallExpression") return [];
	const [title, ...others] = call.arguments as readonly Node[];
	const callee = call.callee as Node;
	if (title === undefined || !isTest(callee) || !others.some(isFunction))
		return [];
	const name = textOf(title);
	const shows = name !== null && /%s|\$name/.test(name);
	return [
		...(name === null ? [] : [name]),
		...(shows ? casesOf(callee, tables) : []),
	];
}

/** `it`, `test.each([…])`, `describe.skipIf(…)`; never one that is left out. */
function isTest(callee: Node): boolean {
	if (callee.type === "Identifier")
		return ["it", "test", "describe"].includes(String(callee.name));
	if (callee.type === "CallExpression") return isTest(callee.callee as Node);
	if (callee.type !== "MemberExpression") return false;
	const { name } = callee.property as Node;
	return (
		!["skip", "todo", "fails"].includes(String(name)) &&
		isTest(callee.object as Node)
	);
}

function isFunction({ type }: Node): boolean {
	return type === "ArrowFunctionExpression" || type === "FunctionExpression";
}

/** Every text in the table of `it.each(table)`, which may have a name of its own. */
function casesOf(
	callee: Node,
	tables: ReadonlyMap<string, Node>,
): readonly string[] {
	if (callee.type !== "CallExpression") return [];
	return (callee.arguments as readonly Node[]).flatMap((given) => {
		const table =
			given.type === "Identifier" ? tables.get(String(given.name)) : given;
		return table === undefined
			? []
			: [...nodesIn(table)].flatMap((node) => textOf(node) ?? []);
	});
}

/** What every `const` of a source is. */
function tablesIn(program: Node): ReadonlyMap<string, Node> {
	const consts = [...nodesIn(program)].filter(
		({ type }) => type === "VariableDeclarator",
	);
	return new Map(
		consts.flatMap(({ id, init }) =>
			init ? [[String((id as Node).name), init as Node] as const] : [],
		),
	);
}

function textOf(node: Node): string | null {
	if (node.type === "Literal" && typeof node.value === "string")
		return node.value;
	if (node.type !== "TemplateLiteral") return null;
	const parts = node.quasis as readonly { value: { cooked: string } }[];
	return parts.map(({ value }) => value.cooked).join("…");
}

function* nodesIn(value: unknown): Generator<Node> {
	if (typeof value !== "object" || value === null) return;
	if ("type" in value && typeof value.type === "string") yield value as Node;
	for (const part of Object.values(value)) yield* nodesIn(part);
}
