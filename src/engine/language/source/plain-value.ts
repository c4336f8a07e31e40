import {
	colonMessage,
	commentDoubt,
	commentMessage,
	lostText,
} from "./plain-traps.ts";
import {
	addTrap,
	beginsComment,
	endOfText,
	type Scan,
	trimmedEnd,
} from "./scan-state.ts";
import {
	type Behind,
	ended,
	type ValueEnd,
	type ValuePlace,
} from "./value-end.ts";

/** Looks at a text without quotes: a comment in it, or a second colon. */
export function plainValue(scan: Scan, { start, shown }: ValuePlace): ValueEnd {
	const end = endOfText(scan, start);
	const hash = commentAt(scan, start, end);
	const doubt =
		hash === null ? null : commentDoubt(scan, { start, hash, shown });
	const textEnd =
		hash === null || doubt === "error"
			? end
			: trimmedEnd(scan.text, start, hash);
	const raw = scan.text.slice(start, textEnd);
	if (doubt !== null && hash !== null)
		lostComment(scan, { start, hash, end, severity: doubt });
	else if (/:(?:\s|$)/.test(raw))
		lostText(scan, start, textEnd, colonMessage(raw));
	return { ...ended(end), plain: hash === null && doubt === null };
}

function commentAt(scan: Scan, start: number, end: number): number | null {
	for (let at = start + 1; at < end; at++)
		if (beginsComment(scan.text, at)) return at;
	return null;
}

function lostComment(
	scan: Scan,
	{
		start,
		hash,
		end,
		severity,
	}: {
		start: number;
		hash: number;
		end: number;
		severity: "error" | "warning";
	},
): void {
	const lost = scan.text.slice(hash, end);
	lostText(
		scan,
		start,
		end,
		commentMessage(lost),
		severity === "error"
			? { start: hash }
			: {
					start: hash,
					severity,
					help: "If it belongs to the text, put quotes around all of it; if it is a comment, put two spaces before the #:",
				},
	);
}

/** A further line of an unquoted text: a `#` in it takes text away, a colon at a word's end breaks it. */
export function continuation(scan: Scan, start: number, behind: Behind): void {
	const end = endOfText(scan, start);
	const hash = commentAt(scan, start, end);
	if (hash === null) return;
	const doubt = commentDoubt(scan, { start, hash, shown: false });
	if (doubt === null) return;
	addTrap(scan, {
		start: hash,
		end,
		code: "text-lost",
		message: commentMessage(scan.text.slice(hash, end)),
		help: `Put quotes around the whole text, from "${scan.text.slice(behind.start, behind.start + 12)}…" on.`,
		// A blank that is none to YAML keeps the text whole while the rest of the file is read.
		edits: [{ start: hash - 1, end: hash, text: "\u00A0" }],
		showLine: false,
	});
}
