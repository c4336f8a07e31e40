import { readUnits } from "./common-units.ts";

/**
 * Folding makes what a customer wrote and what an owner wrote comparable: capitals, accents, Arabic letter forms,
 * digits and everything invisible no longer matter. It is the same on both sides, and folding twice changes nothing.
 */

/** Folds a text: `Où ÊTES-vous ?` → `ou etes-vous ?`, `أهلاً ١٢٫٥` → `اهلا 12.5`. Any input, also broken, gives a text. */
export function fold(text: string): string {
	if (ASCII.test(text)) return text.toLowerCase();
	let folded = "";
	let from = 0;
	for (let at = 0; at < text.length; at++) {
		if (STAYS[text.charCodeAt(at)] === 1) continue;
		const end = endOfChange(text, at);
		folded += text.slice(from, at) + foldPiece(text, at, end);
		from = end;
		at = end - 1;
	}
	return folded + text.slice(from);
}

/** Where what changes together ends: one unit that folds alone, or all up to the next one that does. */
function endOfChange(text: string, from: number): number {
	if (SIMPLE[text.charCodeAt(from)] !== undefined) return from + 1;
	let at = from + 1;
	while (at < text.length && SIMPLE[text.charCodeAt(at)] === undefined) at++;
	return at;
}

function foldPiece(text: string, from: number, end: number): string {
	return SIMPLE[text.charCodeAt(from)] ?? foldWhole(text.slice(from, end));
}

/** Folds by the whole chain of Unicode's own steps. `fold` gives the same, and is several times faster on common letters. */
export function foldWhole(text: string): string {
	return keepJoinersInEmoji(
		text.replaceAll("´", "'").normalize("NFKD").replace(DROPPED, ""),
	)
		.toLowerCase()
		.replace(REPLACED, (character) => REPLACEMENTS.get(character) ?? "")
		.normalize("NFC");
}

// A joiner between two pictures makes them one picture (👩‍🍳); anywhere else it is an invisible mark.
function keepJoinersInEmoji(text: string): string {
	return text.includes("\u200d") ? text.replace(LOOSE_JOINER, "") : text;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant.
const ASCII = /^[\x00-\x7f]*$/;

/**
 * What folding takes away: the accents of Latin, Greek, Cyrillic, Hebrew and Arabic letters (other scripts write vowels as
 * marks, so theirs stay), tatweel, the lone hamza, the frame of a keycap, skin tones, and whatever Unicode calls ignorable:
 * joiners, bidi marks, variation selectors, soft hyphens.
 */
const DROPPED =
	// biome-ignore lint/suspicious/noMisleadingCharacterClass: the marks are meant one by one; NFKD has parted them from their letters.
	/[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08ca-\u08e1\u08e3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]|[\u0621\u0640\p{Emoji_Modifier}]|(?!\u200d)\p{Default_Ignorable_Code_Point}/gu;

const LOOSE_JOINER =
	/(?<!\p{Extended_Pictographic})\u200d|\u200d(?!\p{Extended_Pictographic})/gu;

// Unicode has no decomposition for these.
const REPLACEMENTS: ReadonlyMap<string, string> = new Map([
	...pairs("ٱ", "ا"),
	...pairs("ىی", "ي"),
	...pairs("ک", "ك"),
	...pairs("ة", "ه"),
	...pairs("٠١٢٣٤٥٦٧٨٩", "0123456789"),
	...pairs("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
	...pairs("٪٫٬⁄", "%.,/"),
	...pairs("‘’‛ʼ′", "'"),
	...pairs("øłđħŧıς", "oldhtiσ"),
	["œ", "oe"],
	["æ", "ae"],
	["ß", "ss"],
] as const);

const REPLACED = new RegExp(`[${[...REPLACEMENTS.keys()].join("")}]`, "gu");

function pairs(from: string, to: string): [string, string][] {
	const last = to.slice(-1);
	return [...from].map((character, at) => [character, to[at] ?? last]);
}

/** The folded form of every unit that folds alone; undefined for the others. */
const SIMPLE = readUnits(foldWhole);

/** 1 for every unit that folds to itself. As long as there are units: a look beyond its end would be slow. */
const STAYS = new Uint8Array(0x10000);
SIMPLE.forEach((simple, unit) => {
	if (simple === String.fromCharCode(unit)) STAYS[unit] = 1;
});
