import { applyEdits, type Edit } from "./edits.ts";
import { scan } from "./scan.ts";
import { type SourceText, sourceText } from "./source-text.ts";
import type { Trap } from "./trap.ts";

/** Longer lines, and lines with more wrong in them, are not shown again. */
const LONGEST_LINE = 1_000;
const MOST_TRAPS = 20;

/** The line with everything put right that is wrong in it, ready to paste; null where that would not be enough. `here`: its traps. */
export function correctedLine(
	source: SourceText,
	line: number,
	here: readonly Trap[],
): string | null {
	const start = source.lineStart(line);
	const end = start + source.line(line).length;
	if (end - start > LONGEST_LINE || here.length > MOST_TRAPS) return null;
	// Where a bracket is missing beside something else, it is a guess where it belongs.
	if (here.length > 1 && here.some(isUnclosed)) return null;
	const edits = here
		.flatMap((trap) => trap.edits)
		.filter((edit) => edit.start >= start && edit.start <= end)
		.map((edit) => ({
			...edit,
			start: edit.start - start,
			end: Math.min(edit.end, end) - start,
		}));
	if (overlap(edits)) return null;
	const text = applyEdits(source.line(line), edits).text.trim();
	return isRight(text) ? text : null;
}

function overlap(edits: readonly Edit[]): boolean {
	const sorted = edits.toSorted((one, other) => one.start - other.start);
	return sorted.some(
		({ start }, index) => start < (sorted[index - 1]?.end ?? 0),
	);
}

function isUnclosed({ message }: Trap): boolean {
	return message.endsWith("is never closed.");
}

/** Whether nothing is wrong with a line by itself; brackets may go on below it. */
function isRight(line: string): boolean {
	try {
		return scan(sourceText(line)).every(
			(trap) => trap.severity === "warning" || isUnclosed(trap),
		);
	} catch {
		return false;
	}
}
