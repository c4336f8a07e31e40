/** What a UTF-16 unit of a folded text is to the cutting of words. From `letter` on it is part of a word. */
export const UnitClass = {
	/** Spaces, punctuation, formatting: it never counts. */
	none: 0,
	/** It counts where a keyword has it. */
	sign: 1,
	/** Emoji, and scripts beyond the common ones: only patterns can tell. */
	other: 2,
	letter: 3,
	digit: 4,
	/** A number that is no digit, such as a Roman one. */
	number: 5,
} as const;

export type UnitClass = (typeof UnitClass)[keyof typeof UnitClass];

/** The class of the unit at a place of a text; `none` behind its end. */
export function classOf(text: string, at: number): UnitClass {
	if (at >= text.length) return UnitClass.none;
	return (CLASSES[text.charCodeAt(at)] ?? UnitClass.other) as UnitClass;
}

/** A pattern for one sign. ~ ` and the minus sign are formatting and dashes. */
export const signs = "(?![~`\\u2212])[\\p{S}\\p{Co}#%&@/\\\\§‰]";

const SIGN = new RegExp(`^${signs}$`, "u");

// Of every unit there is, since a look beyond the end of an array is slow.
const CLASSES: Uint8Array = new Uint8Array(0x10000).fill(UnitClass.other);
for (let unit = 0; unit < 0x2070; unit++)
	CLASSES[unit] = classify(String.fromCharCode(unit));

function classify(character: string): UnitClass {
	if (/\p{Extended_Pictographic}/u.test(character)) return UnitClass.other;
	if (/[\p{L}\p{M}]/u.test(character)) return UnitClass.letter;
	if (/\p{Nd}/u.test(character)) return UnitClass.digit;
	if (/\p{N}/u.test(character)) return UnitClass.number;
	return SIGN.test(character) ? UnitClass.sign : UnitClass.none;
}
