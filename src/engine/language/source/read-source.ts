import type { Problem } from "../../model.ts";
import { correctedLine } from "./corrected-line.ts";
import { applyEdits, type Edit, type Edited } from "./edits.ts";
import { guard } from "./guard.ts";
import { type Parsed, parseTree } from "./parse-tree.ts";
import { prelude } from "./prelude.ts";
import { scan } from "./scan.ts";
import { type SourceText, sourceText } from "./source-text.ts";
import { type Trap, Unreadable } from "./trap.ts";
import type { Tree } from "./tree.ts";
import { yamlWords } from "./yaml-words.ts";

/** One file, read as far as it can be. */
export interface ReadSource {
	readonly name: string;
	readonly source: SourceText;
	/** Null when the file is empty or cannot be read. */
	readonly tree: Tree | null;
	/** What is wrong with it as YAML. Their rule is not known yet. */
	readonly problems: readonly Problem[];
	/** True when parts of it could not be read: what is missing elsewhere may stand there. */
	readonly damaged: boolean;
}

/** Reads the text of one file: guards, traps, YAML. Never throws. */
export function readSource(name: string, text: string): ReadSource {
	const whole = sourceText(withoutMark(text));
	try {
		guard(whole.text);
		return readGuarded(name, whole);
	} catch (error) {
		if (!(error instanceof Unreadable)) throw error;
		return refused(name, whole, error);
	}
}

/** The byte order mark that some editors put first. A blank keeps the columns of the first line as editors count them. */
function withoutMark(text: string): string {
	return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

function refused(
	name: string,
	source: SourceText,
	error: Unreadable,
): ReadSource {
	const { start, end, code, help, message } = error;
	const place = placeOf(source, start, end);
	return {
		name,
		source,
		tree: null,
		problems: [
			{
				file: name,
				...place,
				severity: "error",
				code,
				rule: null,
				message,
				help,
			},
		],
		damaged: true,
	};
}

/** A stretch of a file as lines and columns; what runs over several lines is underlined to the end of its first. */
export function placeOf(
	source: SourceText,
	start: number,
	end: number,
): Pick<Problem, "line" | "column" | "endColumn"> {
	const { line, column } = source.position(start);
	const until = source.lineStart(line) + source.line(line).length;
	const width = Math.max(Math.min(end, until) - start, 1);
	return { line, column, endColumn: column + width };
}

function readGuarded(name: string, source: SourceText): ReadSource {
	const { early, first, found } = findTraps(source);
	const second = applyEdits(first.text, editsOf(found));
	const late = found.map((trap) => inOriginal(trap, first));
	const parsed = parseTree({
		text: second.text,
		original: (offset) => first.original(second.original(offset)),
	});
	const traps = [...early, ...late];
	const problems = [
		...trapProblems(name, source, traps),
		...complaints(name, source, parsed),
	];
	const { errors } = parsed;
	return {
		name,
		source,
		tree: errors.length > 0 ? null : withoutNothing(parsed.tree),
		problems,
		damaged:
			errors.length > 0 || traps.some(({ leavesOut }) => leavesOut === true),
	};
}

/** The traps of both passes; the second one's offsets are those of the text after the first one's edits. */
interface Traps {
	readonly early: readonly Trap[];
	readonly first: Edited;
	readonly found: readonly Trap[];
}

/** Only the editor knows how wide a tab was: the width that leaves the fewest traps is taken. */
function findTraps(source: SourceText): Traps {
	const widths = /^ *\t/m.test(source.text) ? [4, 8, 2] : [2];
	const tried = widths.map((width): Traps => {
		const early = prelude(source, width);
		const first = applyEdits(source.text, editsOf(early));
		return { early, first, found: scan(sourceText(first.text)) };
	});
	return tried.reduce((best, one) =>
		one.found.length < best.found.length ? one : best,
	);
}

function inOriginal(trap: Trap, first: Edited): Trap {
	return {
		...trap,
		start: first.original(trap.start),
		end: first.original(trap.end),
		edits: trap.edits.map((edit) => ({
			...edit,
			start: first.original(edit.start),
			end: first.original(edit.end),
		})),
	};
}

function withoutNothing(tree: Tree | null): Tree | null {
	return tree?.type === "text" && tree.text === null ? null : tree;
}

function editsOf(traps: readonly Trap[]): readonly Edit[] {
	return traps
		.filter(({ severity }) => severity === "error")
		.flatMap(({ edits }) => edits);
}

/** More than anybody puts right in one go. */
export const MOST_PROBLEMS = 1_000;

function trapProblems(
	file: string,
	source: SourceText,
	traps: readonly Trap[],
): readonly Problem[] {
	const told = traps.slice(0, MOST_PROBLEMS);
	const byLine = new Map<number, Trap[]>();
	for (const trap of told) {
		const { line } = source.position(trap.start);
		const here = byLine.get(line);
		if (here === undefined) byLine.set(line, [trap]);
		else here.push(trap);
	}
	return told.map((trap) =>
		trapProblem(
			file,
			source,
			trap,
			byLine.get(source.position(trap.start).line) ?? [],
		),
	);
}

function trapProblem(
	file: string,
	source: SourceText,
	trap: Trap,
	all: readonly Trap[],
): Problem {
	const { start, end, code, severity, message, help } = trap;
	const place = placeOf(source, start, end);
	const line = trap.showLine
		? correctedLine(source, place.line, severity === "warning" ? [trap] : all)
		: null;
	return {
		file,
		...place,
		severity,
		code,
		rule: null,
		message,
		help: line === null ? help.replace(/:$/, ".") : `${help}\n${line}`,
	};
}

/** YAML's own complaints, one a line, the first three: later ones mostly follow from them. Keys that stand twice are all told. */
function complaints(
	file: string,
	source: SourceText,
	{ errors, duplicates }: Parsed,
): readonly Problem[] {
	const byLine = new Map<number, Problem>();
	for (const { start, end, code } of errors) {
		const place = placeOf(source, start, end);
		if (byLine.has(place.line) || byLine.size === 3) continue;
		byLine.set(place.line, {
			file,
			...place,
			severity: "error",
			code: "yaml-syntax",
			rule: null,
			...yamlWords(code),
		});
	}
	return [
		...byLine.values(),
		...duplicates.slice(0, MOST_PROBLEMS).map(
			({ key, first, again }): Problem => ({
				file,
				...placeOf(source, again.start, again.end),
				severity: "error",
				code: "yaml-syntax",
				rule: null,
				message: `"${key}" stands here twice; the first is in line ${source.position(first.start).line}.`,
				help: "Keep one of them, or put both values into one list.",
			}),
		),
	];
}
