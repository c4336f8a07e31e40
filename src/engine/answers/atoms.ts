import { cutAt } from "../text/as-typed.ts";
import { withoutElision } from "../text/elisions.ts";
import { fold } from "../text/fold.ts";

/** The smallest piece of an answer: a run of digits with what joins them, a word, or one sign. */
export interface Atom {
	readonly kind: "digits" | "word" | "sign";
	/** Folded: `19`, `25/12/2026`, `1,234.50`, `demain`, `-`. */
	readonly text: string;
	/** Whether no space stands between this piece and the one before. */
	readonly glued: boolean;
}

/** How far into an answer is read, in UTF-16 units. Nobody needs more to say a day or a number. */
export const ANSWER_READS = 600;

/** How many pieces of it are looked at. */
const MOST_PIECES = 120;

/** An answer folded: `٢٥/١٢` → `25/12`, `½` → ` 1/2`, `Février` → `fevrier`. */
export function foldAnswer(text: string): string {
	const start = cutAt(text, ANSWER_READS).replace(VULGAR_FRACTION, " $&");
	return cutAt(fold(start), 2 * ANSWER_READS).replaceAll("،", ",");
}

const VULGAR_FRACTION = /[¼-¾⅐-⅞]/g;

/**
 * Cuts an answer into atoms. `knows` tells the words of a table: with them `arb3a` stays one word where `19h30` is three
 * pieces, and `ونص` becomes `و` and `نص`.
 */
export function readAtoms(
	text: string,
	knows: (word: string) => boolean,
): readonly Atom[] {
	const folded = foldAnswer(text);
	let end = 0;
	const pieces = [...folded.matchAll(PIECE)].slice(0, MOST_PIECES);
	return pieces.flatMap((match) => {
		const glued = match.index === end && end > 0;
		end = match.index + match[0].length;
		return cutPiece(match[0], knows).map((atom, at) =>
			at === 0 ? { ...atom, glued } : atom,
		);
	});
}

// Digits with separators between them, a run of letters and digits, or one sign.
const PIECE =
	/\d+(?:[.,:/-]\d+)+|[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)*|[^\s]/gu;
const PART = /\d+|[\p{L}\p{M}']+|[^\s]/gu;
const LETTER = /[\p{L}\p{M}]/u;
const DIGITS = /^\d+(?:[.,:/-]\d+)*$/;

function cutPiece(
	piece: string,
	knows: (word: string) => boolean,
): readonly Atom[] {
	if (DIGITS.test(piece)) return [atom("digits", piece)];
	if (!LETTER.test(piece)) return [atom("sign", piece)];
	if (knows(piece)) return [atom("word", piece)];
	return (piece.match(PART) ?? []).flatMap((part) =>
		DIGITS.test(part) ? [atom("digits", part)] : cutWord(part, knows),
	);
}

function cutWord(
	word: string,
	knows: (word: string) => boolean,
): readonly Atom[] {
	const said = withoutElision(word);
	if (said[0] !== "و" || knows(said)) return [atom("word", said)];
	const rest = said.slice(1);
	const isAnd = rest !== "" && [rest, ...withoutFront(rest)].some(knows);
	return isAnd ? [atom("word", "و"), atom("word", rest)] : [atom("word", said)];
}

// The first piece of a run learns from its neighbour whether it is glued; the later ones are.
function atom(kind: Atom["kind"], text: string): Atom {
	return { kind, text, glued: true };
}

/**
 * An Arabic word without what is written in front of it – the article, *for*, *at*, *with* – in every way it may be read:
 * `للثاني` → `ثاني`, `عالسبعة` → `سبعة`. A single letter is taken off only where three or more are left.
 */
export function withoutFront(word: string): readonly string[] {
	if (word < "ا" || word > "ي") return [];
	return FRONTS.filter((front) => word.startsWith(front))
		.map((front) => ({ front, rest: word.slice(front.length) }))
		.filter(({ front, rest }) => rest.length >= (front.length > 1 ? 2 : 3))
		.map(({ rest }) => rest);
}

const FRONTS = ["ال", "لل", "بال", "عال", "هال", "فال", "ل", "ب", "ع", "ه"];
