import type { Atom } from "./atoms.ts";
import { type Cardinal, readCardinal } from "./cardinal.ts";
import { withDecimals, withMixed } from "./decimals.ts";
import type { Amount, Place } from "./divisor.ts";
import { readPart, withFraction } from "./fraction.ts";
import type { Reading } from "./languages.ts";
import { readNumberAtoms } from "./number-atoms.ts";
import { type NumberLexicon, numberLexicon } from "./number-lexicon.ts";
import { readLiteral } from "./number-literal.ts";
import { endOfSkipped } from "./number-skip.ts";
import { only } from "./only.ts";

/** What a number question asks for. */
export interface NumberQuestion extends Reading {
	/** The least it may be. */
	readonly min?: number | undefined;
	/** The most it may be. */
	readonly max?: number | undefined;
}

/**
 * Reads a number out of an answer, in digits or words: `٧`, *for 4 please*, *une douzaine*, *خمسة وعشرين*, *two and a half*,
 * `1 234,50`. Null where there is none, where two differ, or where it is less than `min` or more than `max`.
 */
export function readNumber(
	text: string,
	{ languages, min, max }: NumberQuestion,
): number | null {
	const mentions = findNumbers(text, numberLexicon(languages));
	const clear = mentions.filter(({ isWeak }) => !isWeak);
	const value = only((clear.length > 0 ? clear : mentions).map(rounded));
	if (value === null || !Number.isFinite(value)) return null;
	const fits = value >= (min ?? -Infinity) && value <= (max ?? Infinity);
	return fits ? value : null;
}

interface Mention extends Amount {
	/** Counts only where nothing clearer is said: the *un* of *un café*. */
	readonly isWeak: boolean;
}

// A third of a million has no end: fifteen digits are what a double holds. And zero has no sign.
function rounded({ value }: Amount): number {
	return Number(value.toPrecision(15)) + 0;
}

function findNumbers(text: string, lexicon: NumberLexicon): readonly Mention[] {
	const atoms = readNumberAtoms(text, lexicon);
	const [language = "en"] = lexicon.languages;
	const readDigits = (digits: string) => readLiteral(digits, language);
	const place = { atoms, lexicon, readDigits };
	const mentions: Mention[] = [];
	let at = 0;
	while (at < atoms.length) {
		const skipped = endOfSkipped(place, at);
		const mention = skipped === null ? readMention(place, at) : null;
		if (mention) mentions.push(mention);
		at = skipped ?? mention?.end ?? at + 1;
	}
	return mentions;
}

function readMention(place: Place, at: number): Mention | null {
	const { atoms, lexicon } = place;
	const found = lexicon.words.find(atoms, at);
	const kind = found?.meaning.kind;
	if (found && kind === "minus") return negated(readMention(place, found.end));
	if (isMinusSign(atoms, at))
		return endOfSkipped(place, at + 1) === null
			? negated(readMention(place, at + 1))
			: null;
	if (found?.meaning.kind === "alone" || found?.meaning.kind === "weak") {
		const { value } = found.meaning;
		return { value, end: found.end, isWeak: found.meaning.kind === "weak" };
	}
	return readAmount(place, at);
}

function negated(mention: Mention | null): Mention | null {
	return mention && { ...mention, value: -mention.value };
}

// The dash of `table - 4` and of a list is no minus.
function isMinusSign(atoms: readonly Atom[], at: number): boolean {
	const [atom, next] = [atoms[at], atoms[at + 1]];
	if (atom?.text !== "-" || atom.glued) return false;
	return next?.kind === "digits" && next.glued;
}

function readAmount(place: Place, at: number): Mention | null {
	const { atoms, lexicon, readDigits } = place;
	const part = readPart(place, at);
	if (part) return { ...part, isWeak: false };
	const cardinal = readCardinal(atoms, at, lexicon, readDigits);
	if (cardinal === null) return readDozen(place, { ...one, end: at });
	const amount =
		readDozen(place, cardinal) ??
		withDecimals(place, cardinal) ??
		withMixed(place, cardinal) ??
		withFraction(place, cardinal);
	if (amount === null) return null;
	const isBare = amount.end === cardinal.end;
	if (isBare && cardinal.article === "a") return null;
	const isWeak = isBare && cardinal.article === "un";
	return {
		...amount,
		isWeak: isWeak && !CHOICE.has(atoms[amount.end]?.text ?? ""),
	};
}

/** In *une ou deux* the une is as good a number as the deux. */
const CHOICE: ReadonlySet<string> = new Set(["ou", "or", "a", "-"]);

const one: Omit<Cardinal, "end"> = {
	value: 1,
	head: null,
	headScale: 1,
	scale: 1,
	article: null,
	hasDigits: false,
};

/** *two dozen*, *une dizaine*; *three hundred and two dozen* are 324. */
function readDozen(place: Place, cardinal: Cardinal): Mention | null {
	const found = place.lexicon.words.find(place.atoms, cardinal.end);
	if (found?.meaning.kind !== "dozen") return null;
	const head = cardinal.head ?? 0;
	const value = head + (cardinal.value - head) * found.meaning.value;
	return { value, end: found.end, isWeak: false };
}
