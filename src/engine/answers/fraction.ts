import { type Cardinal, readCardinal } from "./cardinal.ts";
import {
	type Amount,
	divide,
	type Place,
	parted,
	skipAnd,
	withScale,
} from "./divisor.ts";

/** A cardinal with the fraction behind it: *two and a half*, *three quarters*, *5 ونص*, *one over three*. */
export function withFraction(place: Place, cardinal: Cardinal): Amount | null {
	const divided = divide(place, cardinal);
	if (divided !== undefined) return divided;
	return (
		addFraction(place, cardinal) ??
		overNumber(place, cardinal) ?? {
			value: cardinal.value,
			end: cardinal.end,
		}
	);
}

/** A fraction by itself: *half*, *ربع*; and with a scale behind it, *half a million*. */
export function readPart(place: Place, at: number): Amount | null {
	const found = place.lexicon.words.find(place.atoms, at);
	if (found?.meaning.kind !== "part") return null;
	return withScale(place, { value: found.meaning.value, end: found.end });
}

/** *one and a half*, *cinq et un quart*, *مليون ونص*, *five and a half million*. */
function addFraction(place: Place, cardinal: Cardinal): Amount | null {
	const at = skipAnd(place, cardinal.end);
	if (at === cardinal.end) return null;
	const part = readPart(place, at) ?? countedPart(place, at);
	if (part === null) return null;
	return { value: sumOf(cardinal, part), end: part.end };
}

/** Half of what? *A million and a half* says it in front, *five and a half million* behind, *a billion and a quarter million* twice. */
function sumOf({ value, scale }: Cardinal, part: Amount): number {
	const partScale = part.scale ?? 1;
	if (partScale === 1) return value + part.value * scale;
	return value >= partScale
		? value + part.value
		: value * partScale + part.value;
}

function countedPart(place: Place, at: number): Amount | null {
	const count = readCardinal(place.atoms, at, place.lexicon, place.readDigits);
	if (count === null) return null;
	return divide(place, count) ?? null;
}

/** *one over three*; with *out of* only where the first is smaller. */
function overNumber(place: Place, cardinal: Cardinal): Amount | null {
	const over = place.lexicon.words.find(place.atoms, cardinal.end);
	const kind = over?.meaning.kind;
	if (!over || (kind !== "over" && kind !== "outOf")) return null;
	const under = readCardinal(
		place.atoms,
		over.end,
		place.lexicon,
		place.readDigits,
	);
	if (under === null || under.value === 0) return null;
	const { head, part } = parted(cardinal, under.value);
	if (kind === "outOf" && part >= 1) return null;
	return { value: head + part, end: under.end };
}
