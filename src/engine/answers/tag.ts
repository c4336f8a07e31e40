import { type Atom, readAtoms } from "./atoms.ts";
import { readCardinal } from "./cardinal.ts";
import { type AnswerLanguage, perLanguages } from "./languages.ts";
import { type Lexicon, makeLexicon, phrasesIn } from "./lexicon.ts";
import { type NumberLexicon, numberLexicon } from "./number-lexicon.ts";
import type { TagTable } from "./words/tags.ts";

/** Writes an answer as tags. */
export type Tagger = (text: string, languages: readonly string[]) => string;

/**
 * Makes a function that writes an answer in a language of its own, the same for English, French and Arabic, with a space
 * around each tag. Patterns then read that. What a table does not know is `x`; digits are `n:7`, `o:7` where they are an
 * ordinal, `d:7:30` where signs join them; a number in words is `k:7`.
 *
 * *vendredi à 7h* → ` wd:4 at n:7 h `
 */
export function makeTagger(
	tables: Readonly<Record<AnswerLanguage, readonly TagTable[]>>,
): Tagger {
	const lexicons = perLanguages((languages) =>
		makeLexicon(
			languages.flatMap((language) => tables[language].flatMap(entriesOf)),
		),
	);
	return (text, languages) => {
		const lexicon = lexicons(languages);
		const numbers = numberLexicon(languages);
		const knows = (word: string) => lexicon.knows(word) || numbers.knows(word);
		const place = { atoms: readAtoms(text, knows), lexicon, numbers };
		return ` ${tagsOf(place).join(" ")} `;
	};
}

function entriesOf(table: TagTable): (readonly [string, string])[] {
	return Object.entries(table).flatMap(([tags, line]) =>
		phrasesIn(line).map((phrase) => [phrase, tags] as const),
	);
}

interface Place {
	readonly atoms: readonly Atom[];
	readonly lexicon: Lexicon<string>;
	readonly numbers: NumberLexicon;
}

interface Tagged {
	/** Null for what has no tag: a comma. */
	readonly tags: string | null;
	readonly end: number;
}

function tagsOf(place: Place): readonly string[] {
	const tags: string[] = [];
	let at = 0;
	while (at < place.atoms.length) {
		const tagged = tagAt(place, at);
		if (tagged.tags !== null) tags.push(tagged.tags);
		at = tagged.end;
	}
	return tags;
}

function tagAt(place: Place, at: number): Tagged {
	const { atoms, lexicon, numbers } = place;
	const atom = atoms[at];
	if (atom?.kind === "digits") return tagDigits(place, at, atom);
	const found = lexicon.find(atoms, at);
	const cardinal = readCardinal(atoms, at, numbers);
	// The longer one says more: *second* is an ordinal, *twenty-one* a number.
	if (found && found.end >= (cardinal?.end ?? 0))
		return { tags: found.meaning, end: found.end };
	if (cardinal && cardinal.article === null)
		return { tags: `k:${cardinal.value}`, end: cardinal.end };
	if (found) return { tags: found.meaning, end: found.end };
	return { tags: signTag(atoms, at), end: at + 1 };
}

function tagDigits({ atoms, numbers }: Place, at: number, atom: Atom): Tagged {
	const next = atoms[at + 1];
	const isOrdinal =
		next?.glued === true && numbers.ordinalEndings.has(next.text);
	if (!/^\d+$/.test(atom.text)) return { tags: `d:${atom.text}`, end: at + 1 };
	return isOrdinal
		? { tags: `o:${atom.text}`, end: at + 2 }
		: { tags: `n:${atom.text}`, end: at + 1 };
}

/** A word nobody knows is `x`; of the signs only what can join the parts of a date stays. */
function signTag(atoms: readonly Atom[], at: number): string | null {
	const atom = atoms[at];
	if (atom?.kind !== "sign") return "x";
	if (atom.text === "/") return "/";
	const hasDigits = [atoms[at - 1], atoms[at + 1]].some(
		(neighbour) => neighbour?.kind === "digits",
	);
	return atom.text === "-" && hasDigits ? "/" : null;
}
