import type { Problem } from "../model.ts";
import { displayWidth, hasRightToLeft } from "./display-width.ts";
import type { RulesFile } from "./load-rules.ts";
import { type Paint, paints } from "./paint.ts";
import { type SourceText, sourceText } from "./source/source-text.ts";

/** How problems are printed. */
export interface PrintOptions {
	/** ANSI colours, for a terminal. */
	readonly colour: boolean;
	/** How many rules the files hold, for the last line; without it that part is left out. */
	readonly rules?: number;
}

/** Problems about a rule as a whole: its line shows nothing that the message does not. */
const withoutSource: ReadonlySet<string> = new Set([
	"hidden-rule",
	"no-fallback",
]);

/** Columns of a source line that are shown. */
const LINE_WIDTH = 100;

/**
 * Prints problems for a person: place, severity, code and message; the line with what is meant underlined; the way out; and how
 * many there are.
 */
export function printProblems(
	problems: readonly Problem[],
	files: readonly RulesFile[],
	{ colour, rules }: PrintOptions,
): string {
	const paint = paints(colour);
	const sources = new Map(
		files.map(({ name, text }) => [
			name,
			sourceText(text.replace(/^\uFEFF/, "")),
		]),
	);
	const printed = problems.map((problem) =>
		printProblem(problem, sources.get(problem.file), paint),
	);
	return `${[...printed, summary(problems, rules)].join("\n")}\n`;
}

/** `2 problems (1 error, 1 warning) in 14 rules.` */
function summary(
	problems: readonly Problem[],
	rules: number | undefined,
): string {
	const where = rules === undefined ? "" : ` in ${counted(rules, "rule")}`;
	if (problems.length === 0) return `No problems${where}.`;
	const errors = problems.filter(({ severity }) => severity === "error").length;
	const kinds = [
		...(errors > 0 ? [counted(errors, "error")] : []),
		...(errors < problems.length
			? [counted(problems.length - errors, "warning")]
			: []),
	];
	return `${counted(problems.length, "problem")} (${kinds.join(", ")})${where}.`;
}

function counted(count: number, word: string): string {
	return `${count} ${word}${count === 1 ? "" : "s"}`;
}

function printProblem(
	problem: Problem,
	source: SourceText | undefined,
	paint: Paint,
): string {
	const { file, line, column, severity, code, message } = problem;
	const shout = severity === "error" ? paint.red : paint.yellow;
	const word = severity === "error" ? "error" : "warn ";
	const head = `${paint.bold(`${file}:${line}:${column}`)}  ${shout(word)}  ${paint.dim(code)}  ${message}`;
	const shown = source !== undefined && !withoutSource.has(code);
	const body = shown
		? underSource(problem, source, paint, shout)
		: helpLines(problem.help, "    ", paint);
	return [head, ...body].join("\n");
}

const gutter = "      │ ";

function helpLines(
	help: string | null,
	indent: string,
	paint: Paint,
): readonly string[] {
	return (help?.split("\n") ?? []).map(
		(line) => `${paint.dim(gutter)}${indent}${line}`,
	);
}

function underSource(
	problem: Problem,
	source: SourceText,
	paint: Paint,
	shout: (text: string) => string,
): readonly string[] {
	const { line, help } = problem;
	const crop = cropped(source.line(line), problem);
	// A mark that keeps terminals from turning the whole line around where it begins with Arabic.
	const mark = hasRightToLeft(crop.text) ? "\u200E" : "";
	const number = paint.dim(`${String(line).padStart(5)} │ `);
	const [first = "", ...rest] = help?.split("\n") ?? [];
	return [
		`${number}${mark}${crop.text}`,
		`${paint.dim(gutter)}${underline(crop, shout)}${first === "" ? "" : ` ${first}`}`,
		...rest.map((more) => `${paint.dim(gutter)}${indentOf(crop.text)}${more}`),
	];
}

/** A line's window on the screen, and what is underlined in it, in UTF-16 units from 0. */
interface Crop {
	readonly text: string;
	readonly from: number;
	readonly until: number;
}

function cropped(line: string, { column, endColumn }: Problem): Crop {
	const text = line.replaceAll("\t", " ");
	const from = Math.min(column - 1, text.length);
	const until = Math.max(Math.min(endColumn - 1, text.length), from);
	if (displayWidth(text) <= LINE_WIDTH) return { text, from, until };
	const start = Math.max(0, Math.min(from - 30, text.length - LINE_WIDTH));
	const window = text.slice(start, start + LINE_WIDTH);
	const before = start > 0 ? "…" : "";
	const after = start + LINE_WIDTH < text.length ? "…" : "";
	const shift = before.length - start;
	return {
		text: `${before}${window}${after}`,
		from: from + shift,
		until: Math.min(until + shift, before.length + window.length),
	};
}

/** Carets under the stretch. Where Arabic stands before its end, columns cannot be trusted: the stretch is quoted instead. */
function underline(
	{ text, from, until }: Crop,
	shout: (text: string) => string,
): string {
	const stretch = text.slice(from, until);
	if (hasRightToLeft(text.slice(0, until)))
		return `${indentOf(text)}${shout(`^ “\u2068${shorten(stretch)}\u2069”:`)}`;
	const space = " ".repeat(displayWidth(text.slice(0, from)));
	return `${space}${shout("^".repeat(Math.max(displayWidth(stretch), 1)))}`;
}

function shorten(stretch: string): string {
	const letters = [...stretch.trim()];
	return letters.length <= 40
		? letters.join("")
		: `${letters.slice(0, 39).join("")}…`;
}

function indentOf(text: string): string {
	return " ".repeat(/^ */.exec(text)?.[0].length ?? 0);
}
