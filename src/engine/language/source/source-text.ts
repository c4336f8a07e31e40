/** A text that knows where its lines begin. */
export interface SourceText {
	readonly text: string;
	readonly lineCount: number;
	/** Line and column of an offset, both from 1. */
	position(offset: number): Position;
	/** Offset of the first letter of a line (from 1). */
	lineStart(line: number): number;
	/** A line (from 1) without its line break. */
	line(line: number): string;
}

/** Both from 1; the column counts UTF-16 units. */
export interface Position {
	readonly line: number;
	readonly column: number;
}

/** Prepares a text for looking up lines and columns. Line breaks are LF, CRLF or CR. */
export function sourceText(text: string): SourceText {
	const starts = lineStarts(text);
	const lineStart = (line: number) => starts[line - 1] ?? text.length;
	return {
		text,
		lineCount: starts.length,
		lineStart,
		position: (offset) => {
			const line = lastAtOrBefore(starts, offset) + 1;
			return { line, column: offset - lineStart(line) + 1 };
		},
		line: (line) =>
			text.slice(lineStart(line), lineStart(line + 1)).replace(/[\r\n]+$/, ""),
	};
}

function lineStarts(text: string): readonly number[] {
	const starts = [0];
	for (let offset = 0; offset < text.length; offset++) {
		const code = text.charCodeAt(offset);
		if (code === 10 || (code === 13 && text.charCodeAt(offset + 1) !== 10))
			starts.push(offset + 1);
	}
	return starts;
}

/** Index of the last number that is not over `value`; the list rises and begins at or below it. */
export function lastAtOrBefore(
	rising: readonly number[],
	value: number,
): number {
	let low = 0;
	let high = rising.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((rising[middle] ?? 0) <= value) low = middle;
		else high = middle - 1;
	}
	return low;
}
