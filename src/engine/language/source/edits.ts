import { lastAtOrBefore } from "./source-text.ts";

/** Replaces a stretch of a text. */
export interface Edit {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** A text after its edits, and where each of its letters came from. */
export interface Edited {
	readonly text: string;
	/** The offset in the text before the edits; inside a replacement, the replaced stretch. */
	original(offset: number): number;
}

/** Applies edits that do not overlap; of two that do, the one that begins first counts. */
export function applyEdits(text: string, edits: readonly Edit[]): Edited {
	const applied = inOrder(edits);
	if (applied.length === 0) return { text, original: (offset) => offset };
	const pieces: string[] = [];
	const starts: number[] = [0];
	const origins: { readonly from: number; readonly until: number }[] = [];
	let read = 0;
	let written = 0;
	const push = (piece: string, from: number, until: number) => {
		pieces.push(piece);
		origins.push({ from, until });
		written += piece.length;
		starts.push(written);
	};
	for (const edit of applied) {
		push(text.slice(read, edit.start), read, edit.start);
		push(edit.text, edit.start, edit.end);
		read = edit.end;
	}
	push(text.slice(read), read, text.length);
	return {
		text: pieces.join(""),
		original: (offset) => {
			// The last start is the end of the text: the end of the last piece.
			const piece = Math.min(
				lastAtOrBefore(starts, offset),
				origins.length - 1,
			);
			const origin = origins[piece] ?? { from: 0, until: text.length };
			const along = origin.from + (offset - (starts[piece] ?? 0));
			return Math.min(along, origin.until);
		},
	};
}

function inOrder(edits: readonly Edit[]): readonly Edit[] {
	const sorted = [...edits].sort((a, b) => a.start - b.start || b.end - a.end);
	let reached = -1;
	return sorted.filter(({ start, end }) => {
		const fits = start >= reached;
		if (fits) reached = Math.max(end, start);
		return fits;
	});
}
