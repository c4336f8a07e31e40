import type { Problem } from "../model.ts";
import {
	MOST_PROBLEMS,
	placeOf,
	type ReadSource,
} from "./source/read-source.ts";
import { type Path, stretchAt, type Tree } from "./source/tree.ts";

/** What is wrong, before it has a place. */
export interface Complaint {
	readonly code: Problem["code"];
	/** `error` unless said otherwise. */
	readonly severity?: Problem["severity"];
	readonly message: string;
	readonly help?: string | null;
}

/** Where something stands: a file and a stretch of it. */
export interface Spot {
	readonly file: ReadSource;
	readonly start: number;
	readonly end: number;
}

/** What a problem is about, for its first words. */
export type Subject = {
	readonly type: "rule" | "flow" | "test";
	readonly name: string;
} | null;

/** Collects the problems of a load. */
export interface Report {
	readonly problems: readonly Problem[];
	tell(spot: Spot, subject: Subject, complaint: Complaint): void;
	hasErrors(): boolean;
}

/** Starts a report with the problems that reading the files found. It keeps the first {@link MOST_PROBLEMS}. */
export function newReport(found: readonly Problem[]): Report {
	const problems = [...found];
	const told = new Set(problems.map(keyOf));
	let errors = problems.some(({ severity }) => severity === "error");
	return {
		problems,
		hasErrors: () => errors,
		tell(spot, subject, complaint) {
			if ((complaint.severity ?? "error") === "error") errors = true;
			if (problems.length >= MOST_PROBLEMS) return;
			const problem = toProblem(spot, subject, complaint);
			if (told.has(keyOf(problem))) return;
			told.add(keyOf(problem));
			problems.push(problem);
		},
	};
}

/** Of two problems of one kind in one place the second is a repetition. */
function keyOf({ file, line, column, code, message }: Problem): string {
	return `${file}\n${line}:${column} ${code === "text-lost" ? code : message}`;
}

function toProblem(
	{ file, start, end }: Spot,
	subject: Subject,
	{ code, severity = "error", message, help = null }: Complaint,
): Problem {
	return {
		file: file.name,
		...placeOf(file.source, start, end),
		severity,
		code,
		rule: subject?.type === "rule" ? subject.name : null,
		message: inSubject(subject, message),
		help,
	};
}

/** `In rule "hours": …`, unless the sentence names the rule itself. */
export function inSubject(subject: Subject, message: string): string {
	if (subject === null) return message;
	const name = `${subject.type} "${subject.name}"`;
	return message.toLowerCase().startsWith(name.toLowerCase())
		? message
		: `In ${name}: ${message}`;
}

/** The spot that a path leads to in a tree; with `onKey` the last key itself. */
export function spotAt(
	file: ReadSource,
	tree: Tree,
	path: Path = [],
	onKey = false,
): Spot {
	const { start, end } = stretchAt(tree, path, onKey);
	return { file, start, end };
}
