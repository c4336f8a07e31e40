import type { CodeTable, ErrorClass } from "../error-codes.ts";

/** One line of a table of codes: id, name, class, and what somebody can do about it. */
export type CodeLine = readonly [
	id: number,
	name: string,
	errorClass: ErrorClass,
	advice?: string,
];

/** Codes by their id. */
export function codeTable(lines: readonly CodeLine[]): CodeTable {
	return new Map(
		lines.map(([id, name, errorClass, advice]) => [
			id,
			{ name, class: errorClass, advice: advice ?? null },
		]),
	);
}
