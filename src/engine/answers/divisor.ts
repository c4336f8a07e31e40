import type { Atom } from "./atoms.ts";
import { type Cardinal, type ReadDigits, readCardinal } from "./cardinal.ts";
import type { NumberLexicon } from "./number-lexicon.ts";

/** A number and the atom behind it. */
export interface Amount {
	readonly value: number;
	readonly end: number;
	/** The scale that a part was told in: a million of *half a million*. */
	readonly scale?: number;
}

/** Where an amount is looked for, and with what. */
export interface Place {
	readonly atoms: readonly Atom[];
	readonly lexicon: NumberLexicon;
	readonly readDigits: ReadDigits;
}

/** *three fifths*. Null where the two make an ordinal, *twenty-fifth*; undefined where nothing divides. */
export function divide(
	place: Place,
	cardinal: Cardinal,
): Amount | null | undefined {
	const divisor = divisorAt(place, cardinal.end);
	if (divisor === null) return undefined;
	if (!divisor.many && makesOrdinal(cardinal.value, divisor.value)) return null;
	const { head, part } = parted(cardinal, divisor.value);
	const scaled = withScale(place, { value: part, end: divisor.end });
	const scale = scaled.scale ?? cardinal.headScale;
	const value = head === 0 ? scaled.value : head + part * scale;
	return { ...scaled, value };
}

interface Parted {
	readonly head: number;
	readonly part: number;
}

/** *a hundred and three quarters* are 100.75, *a hundred and thirty fifths* 26: only a true fraction is added. */
export function parted({ value, head }: Cardinal, divisor: number): Parted {
	const tail = value - (head ?? value);
	const isMixed = head !== null && tail > 0 && tail < divisor;
	return isMixed
		? { head, part: tail / divisor }
		: { head: 0, part: value / divisor };
}

function makesOrdinal(value: number, ordinal: number): boolean {
	if (value % 100 === 0) return ordinal < 100;
	return value % 10 === 0 && value % 100 >= 20 && ordinal < 10;
}

interface DivisorAt {
	readonly value: number;
	readonly many: boolean;
	readonly end: number;
}

/** `fifths`, or an ordinal of several words: *one twenty-fifth*. */
function divisorAt(place: Place, start: number): DivisorAt | null {
	const at = behindHyphen(place, start);
	const found = place.lexicon.divisors.find(place.atoms, at);
	if (found) return { ...found.meaning, end: found.end };
	const tens = readCardinal(place.atoms, at, place.lexicon);
	if (tens === null || tens.value % 10 !== 0) return null;
	const and = skipAnd(place, behindHyphen(place, tens.end));
	const last = place.lexicon.divisors.find(
		place.atoms,
		behindHyphen(place, and),
	);
	if (!last || last.meaning.many) return null;
	if (!makesOrdinal(tens.value, last.meaning.value)) return null;
	const value = tens.value + last.meaning.value;
	return { value, many: true, end: last.end };
}

function behindHyphen({ atoms }: Place, at: number): number {
	return atoms[at]?.text === "-" && atoms[at + 1]?.kind === "word"
		? at + 1
		: at;
}

/** Behind an *and*, where one stands there. */
export function skipAnd({ atoms, lexicon }: Place, at: number): number {
	const found = lexicon.words.find(atoms, at);
	return found?.meaning.kind === "and" ? found.end : at;
}

/** *half a million*, *two thirds of a million*. */
export function withScale(place: Place, part: Amount): Amount {
	const { atoms, lexicon } = place;
	let at = part.end;
	while (LINKS.has(atoms[at]?.text ?? "")) at++;
	const found = lexicon.words.find(atoms, at);
	const meaning = found?.meaning;
	if (meaning?.kind !== "scale" && meaning?.kind !== "dozen") return part;
	const scale = meaning.value;
	return { value: part.value * scale, end: found?.end ?? at, scale };
}

const LINKS: ReadonlySet<string> = new Set(["of", "a", "an", "de", "d"]);
