import { type Cardinal, readCardinal } from "./cardinal.ts";
import type { Amount, Place } from "./divisor.ts";
import { readLiteral } from "./number-literal.ts";

/** *two hundred point zero three*, *cinq virgule vingt-cinq*. */
export function withDecimals(place: Place, cardinal: Cardinal): Amount | null {
	const { atoms, lexicon } = place;
	const point = lexicon.words.find(atoms, cardinal.end);
	if (point?.meaning.kind !== "point") return null;
	let [digits, end] = ["", point.end];
	for (;;) {
		const next = readCardinal(atoms, end, lexicon, place.readDigits);
		if (next === null || next.article === "a") break;
		digits += String(next.value);
		end = next.end;
	}
	if (!/^\d{1,15}$/.test(digits)) return null;
	const parts = hundredths(place, end);
	if (parts !== null)
		return { value: cardinal.value + Number(digits) / 100, end: parts };
	return { value: Number(`${cardinal.value}.${digits}`), end };
}

/** Arabic says two hundred point three of a hundred. */
function hundredths({ atoms, lexicon }: Place, at: number): number | null {
	const of = lexicon.words.find(atoms, at);
	if (of?.meaning.kind !== "outOf") return null;
	const hundred = lexicon.words.find(atoms, of.end);
	return hundred?.meaning.kind === "hundred" ? hundred.end : null;
}

/** `2 1/4` */
export function withMixed({ atoms }: Place, cardinal: Cardinal): Amount | null {
	const next = atoms[cardinal.end];
	if (!next?.text.includes("/") || !cardinal.hasDigits) return null;
	const part = readLiteral(next.text, "en");
	if (part === null || !Number.isInteger(cardinal.value)) return null;
	return { value: cardinal.value + part, end: cardinal.end + 1 };
}
