import { leavesAlone } from "./common-units.ts";

/** How far a regex reads into a message, in UTF-16 units. With the cap on its size this bounds its time. */
export const REGEX_READS = 1_000;

/**
 * A text as a regex reads it: as it was typed, after NFKC, with 0–9 for Arabic digits and keycaps, straight quotes and no
 * invisible marks. Accents, capitals and Arabic letter forms stay. Only the first 1,000 characters.
 */
export function asTyped(text: string): string {
	const start = cutAt(text, REGEX_READS);
	if (isAsTyped(start)) return start;
	return cutAt(wholeAsTyped(start), REGEX_READS);
}

/** The same, of all of it, by Unicode's own steps. */
export function wholeAsTyped(text: string): string {
	return plain(text).normalize("NFKC");
}

/** A pattern written for texts `asTyped`: letters composed, digits, quotes and invisible marks alike; its syntax stays. */
export function patternAsTyped(pattern: string): string {
	return plain(pattern).replace(/[\p{L}\p{M}]+/gu, (letters) =>
		letters.normalize("NFKC"),
	);
}

/**
 * Two texts that differ in capitals only have the same key; it may also be the same for texts that differ more. Texts put
 * together have their keys put together.
 */
export function caseKey(text: string): string {
	const lower = text.toLowerCase();
	return isCaseKey(lower) ? lower : wholeCaseKey(lower);
}

/** The same, always by way of the capitals: there are small letters that have one in common. */
export function wholeCaseKey(text: string): string {
	return text.toLowerCase().toUpperCase().toLowerCase().replaceAll("ς", "σ");
}

/** The first `length` UTF-16 units, one less where the cut would split a character. */
export function cutAt(text: string, length: number): string {
	if (text.length <= length) return text;
	const last = text.charCodeAt(length - 1);
	const splits = last >= 0xd800 && last <= 0xdbff;
	return text.slice(0, splits ? length - 1 : length);
}

function plain(text: string): string {
	return text
		.replace(/[‘’‛ʼ′´]/g, "'")
		.replace(/[“”„‟″]/g, '"')
		.replace(/[٠-٩۰-۹]/g, westernDigit)
		.replace(INVISIBLE, "")
		.replace(LOOSE_JOINER, "");
}

function westernDigit(digit: string): string {
	return String(digit.charCodeAt(0) & 0xf);
}

const INVISIBLE = /(?!\u200d)\p{Default_Ignorable_Code_Point}|\u20e3/gu;
const LOOSE_JOINER =
	/(?<!\p{Extended_Pictographic}\p{Emoji_Modifier}?)\u200d|\u200d(?!\p{Extended_Pictographic})/gu;

const isAsTyped = leavesAlone(wholeAsTyped);
const isCaseKey = leavesAlone(wholeCaseKey);
