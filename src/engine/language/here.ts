import type { z } from "zod";
import type { Located } from "./issue-words.ts";
import { locate } from "./issues.ts";
import { plain } from "./plain.ts";
import { type Complaint, type Report, type Subject, spotAt } from "./report.ts";
import { quoteText } from "./source/quote.ts";
import type { ReadSource } from "./source/read-source.ts";
import { nodeAt, type Path, type Stretch, type Tree } from "./source/tree.ts";

/** A place in the files that is being read, and whom to tell what is wrong there. */
export interface Here {
	readonly report: Report;
	readonly file: ReadSource;
	readonly subject: Subject;
	/** The rule, flow or section; paths start here. */
	readonly root: Tree;
	readonly path: Path;
}

/** The place under a key or index. */
export function under(here: Here, ...steps: Path): Here {
	const { report, file, subject, root, path } = here;
	return { report, file, subject, root, path: path.concat(steps) };
}

/** What stands in a place; null where nothing was written. */
export function nodeOf({ root, path }: Here): Tree | null {
	return nodeAt(root, path);
}

/** Tells a problem in a place; `onKey`: of the last key, not of its value. */
export function tell(here: Here, complaint: Complaint, onKey = false): void {
	const { report, file, root, path, subject } = here;
	report.tell(spotAt(file, root, path, onKey), subject, complaint);
}

/** How a schema is given its value, where that is not what stands in the place. */
export interface Input {
	readonly value: unknown;
	/** The key of the input that stands for the place itself. */
	readonly wrappedIn?: string;
	/** Shown where something is missing. */
	readonly example?: string;
}

/**
 * Reads what stands in a place with a schema. Tells everything that is wrong and gives `undefined` then. `what` names it in the
 * words.
 */
export function read<Value>(
	here: Here,
	schema: z.ZodType<Value>,
	what: string,
	input: Partial<Input> = {},
): Value | undefined {
	const value = "value" in input ? input.value : plainAt(here);
	const result = schema.safeParse(value);
	if (result.success) return result.data;
	const { example = null } = input;
	const reading = { schema, value, what, example };
	for (const located of locate(result.error.issues, reading))
		tellLocated(here, {
			...located,
			path:
				located.path[0] === input.wrappedIn
					? located.path.slice(1)
					: located.path,
		});
	return undefined;
}

/** What stands in a place as a plain value; `undefined` where nothing was written. */
export function plainAt(here: Here): unknown {
	const node = nodeOf(here);
	return node === null ? undefined : plain(node);
}

function tellLocated(here: Here, located: Located): void {
	const { path, onKey, wantsText, code, message } = located;
	const help = located.help ?? null;
	const place = under(here, ...path);
	const missing = code === "missing" && nodeOf(place) === null;
	const complaint = wantsText ? asLostText(place, message) : null;
	tell(place, complaint ?? { code, message, help }, onKey || missing);
}

/** `- Price: how much?` in a list of texts: the line was meant as a text, and YAML made a map of it. */
function asLostText(here: Here, message: string): Complaint | null {
	const node = nodeOf(here);
	if (node === null || node.type === "text") return null;
	const raw = here.file.source.text.slice(node.start, node.end).trimEnd();
	if (/[\n\r]/.test(raw) || raw === "") return null;
	const isMap = node.type === "map" && !raw.startsWith("{");
	return {
		code: isMap ? "text-lost" : "wrong-value",
		message: isMap
			? `YAML reads "${raw.slice(0, raw.indexOf(":") + 1)}" as a key, not as text.`
			: message,
		help: `If this is a text, put quotes around it:\n${lineWith(here, node, quoteText(raw))}`,
	};
}

/** The line a stretch stands in with something else in its place, ready to paste. */
export function lineWith(
	{ file: { source } }: Here,
	{ start, end }: Stretch,
	replacement: string,
): string {
	const { line } = source.position(start);
	const lineStart = source.lineStart(line);
	const text = source.line(line);
	const before = text.slice(0, start - lineStart);
	return `${before}${replacement}${text.slice(end - lineStart)}`.trim();
}
