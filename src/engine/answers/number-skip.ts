import type { Atom } from "./atoms.ts";
import type { Place } from "./divisor.ts";

/** Behind what only looks like a number: *which one*, `25th`, `A4`. Null where nothing of the kind begins. */
export function endOfSkipped(place: Place, at: number): number | null {
	const { atoms, lexicon } = place;
	const [atom, next] = [atoms[at], atoms[at + 1]];
	if (atom?.kind !== "digits") {
		const found = lexicon.words.find(atoms, at);
		return found?.meaning.kind === "skip" ? found.end : null;
	}
	if (atom.glued && isStrange(atoms[at - 1], place, at - 1)) return at + 1;
	if (!next?.glued || next.kind !== "word") return null;
	const isOrdinal = lexicon.ordinalEndings.has(next.text);
	if (!isOrdinal && !isStrange(next, place, at + 1)) return null;
	return endOfRun(atoms, at + 2);
}

/** Behind the digits and signs that are written onto one another: the `-1` of `12e-1`. */
function endOfRun(atoms: readonly Atom[], from: number): number {
	let at = from;
	while (atoms[at]?.glued && atoms[at + 1]?.glued) at++;
	return atoms[at]?.glued && atoms[at]?.kind === "digits" ? at + 1 : at;
}

/** Whether a word that is written onto digits takes their meaning: `A4`, `180ml`. */
function isStrange(
	atom: Atom | undefined,
	{ atoms, lexicon }: Place,
	at: number,
): boolean {
	if (atom?.kind !== "word" || lexicon.units.has(atom.text)) return false;
	const kind = lexicon.words.find(atoms, at)?.meaning.kind;
	return kind === undefined || !MAY_TOUCH.has(kind);
}

const MAY_TOUCH: ReadonlySet<string> = new Set([
	"and",
	"hundred",
	"scale",
	"dozen",
]);
