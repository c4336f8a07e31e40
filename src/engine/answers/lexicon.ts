import { fold } from "../text/fold.ts";
import { type Atom, withoutFront } from "./atoms.ts";

/** Words and phrases with what they mean. */
export interface Lexicon<Meaning> {
	/** The longest phrase that begins at an atom, and the atom behind it; null where none does. */
	find(atoms: readonly Atom[], at: number): Found<Meaning> | null;
	/** Whether a folded word is part of any phrase. */
	knows(word: string): boolean;
}

/** A phrase that was found. */
export interface Found<Meaning> {
	readonly meaning: Meaning;
	/** The first atom behind the phrase. */
	readonly end: number;
}

interface Entry<Meaning> {
	readonly words: readonly string[];
	readonly meaning: Meaning;
}

/**
 * Makes a lexicon of phrases as people write them; they are folded here. Where two are the same, the first one counts. In a
 * message hyphens and dots may stand between the words of a phrase: `avant-hier`, `p.m.`
 */
export function makeLexicon<Meaning>(
	phrases: Iterable<readonly [phrase: string, meaning: Meaning]>,
): Lexicon<Meaning> {
	const byFirst = new Map<string, Entry<Meaning>[]>();
	const known = new Set<string>();
	for (const [phrase, meaning] of phrases) {
		const words = wordsOf(phrase);
		for (const word of words) known.add(word);
		addEntry(byFirst, { words, meaning });
	}
	return {
		knows: (word) => known.has(word),
		find: (atoms, at) => findLongest(byFirst, atoms, at),
	};
}

/** Splits a line of a table: `tomorrow, the next day` gives two phrases. */
export function phrasesIn(line: string): readonly string[] {
	return line
		.split(",")
		.map((phrase) => phrase.trim())
		.filter((phrase) => phrase !== "");
}

function wordsOf(phrase: string): readonly string[] {
	return fold(phrase)
		.split(/[\s.-]+/)
		.filter((word) => word !== "");
}

function addEntry<Meaning>(
	byFirst: Map<string, Entry<Meaning>[]>,
	entry: Entry<Meaning>,
): void {
	const [first = ""] = entry.words;
	const entries = byFirst.get(first) ?? [];
	byFirst.set(
		first,
		[...entries, entry].toSorted(
			(one, other) => other.words.length - one.words.length,
		),
	);
}

function findLongest<Meaning>(
	byFirst: ReadonlyMap<string, readonly Entry<Meaning>[]>,
	atoms: readonly Atom[],
	at: number,
): Found<Meaning> | null {
	const atom = atoms[at];
	if (atom === undefined || atom.kind === "digits") return null;
	// A word that stands in the table is never taken apart: اليوم is today, يوم a day.
	const found = findFrom(byFirst.get(atom.text), atoms, at);
	if (found || atom.kind === "sign") return found;
	for (const rest of withoutFront(atom.text)) {
		const behind = findFrom(byFirst.get(rest), atoms, at);
		if (behind) return behind;
	}
	return null;
}

function findFrom<Meaning>(
	entries: readonly Entry<Meaning>[] | undefined,
	atoms: readonly Atom[],
	at: number,
): Found<Meaning> | null {
	for (const { words, meaning } of entries ?? []) {
		const end = endOf(words, atoms, at);
		if (end !== null) return { meaning, end };
	}
	return null;
}

/** The atom behind a phrase whose first word was found already; null where the others do not follow. */
function endOf(
	words: readonly string[],
	atoms: readonly Atom[],
	at: number,
): number | null {
	let next = at + 1;
	for (const word of words.slice(1)) {
		while (isJoint(atoms[next])) next++;
		const atom = atoms[next++];
		if (atom?.kind !== "word" || !isForm(atom.text, word)) return null;
	}
	return next;
}

/** A sign that may stand between the words of a phrase. */
function isJoint(atom: Atom | undefined): boolean {
	return atom?.kind === "sign" && (atom.text === "-" || atom.text === ".");
}

function isForm(said: string, word: string): boolean {
	return said === word || withoutFront(said).includes(word);
}

/** The phrases of several lines, folded. */
export function foldedSet(lines: readonly string[]): ReadonlySet<string> {
	return new Set(lines.flatMap(phrasesIn).map(fold));
}
