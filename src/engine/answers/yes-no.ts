import { type Atom, readAtoms } from "./atoms.ts";
import { perLanguages, type Reading } from "./languages.ts";
import { type Lexicon, makeLexicon, phrasesIn } from "./lexicon.ts";
import { only } from "./only.ts";
import type { TagTable } from "./words/tags.ts";
import { yesNoSigns, yesNoWords } from "./words/yes-no-words.ts";

/**
 * Reads a yes or a no out of an answer: *oui*, *sure, why not*, *لا شكرا*, 👌, *ce n'est pas ok*. Null where there is none, where
 * both are said, and for *maybe*.
 */
export function readYesNo(
	text: string,
	{ languages }: Reading,
): boolean | null {
	const lexicon = lexicons(languages);
	// Yesss and لاااا are meant as much as yes and لا.
	const plain = text.replace(/(\p{L})\1{2,}/gu, "$1");
	const atoms = readAtoms(plain, (word) => lexicon.knows(word));
	const alone = readAlone(atoms, lexicon);
	if (alone !== null) return alone;
	const mentions = findMentions(atoms, lexicon);
	const clear = mentions.filter(({ isClear }) => isClear);
	if (clear.length > 0) return only(clear.map(({ value }) => value));
	return only(mentions.map(({ value }) => value));
}

type Tag = "yes" | "no" | "fine" | "not" | "unsure" | "onlyYes" | "onlyNo";

const lexicons = perLanguages(
	(languages): Lexicon<Tag> =>
		makeLexicon(
			[
				yesNoSigns,
				...languages.map((language) => yesNoWords[language]),
			].flatMap(entriesOf),
		),
);

function entriesOf(table: TagTable): (readonly [string, Tag])[] {
	return Object.entries(table).flatMap(([tag, line]) =>
		phrasesIn(line).map((phrase) => [phrase, tag as Tag] as const),
	);
}

/** What counts as the whole message only: *n*, *la*. */
function readAlone(
	atoms: readonly Atom[],
	lexicon: Lexicon<Tag>,
): boolean | null {
	const words = atoms.filter(({ kind }) => kind !== "sign");
	const tag = words.length === 1 ? lexicon.find(words, 0)?.meaning : null;
	return tag === "onlyYes" ? true : tag === "onlyNo" ? false : null;
}

interface Mention {
	/** Null where somebody is not sure. */
	readonly value: boolean | null;
	/** Whether it decides, whatever else sounds like a yes or no. */
	readonly isClear: boolean;
}

function findMentions(
	atoms: readonly Atom[],
	lexicon: Lexicon<Tag>,
): readonly Mention[] {
	const mentions: Mention[] = [];
	let at = 0;
	while (at < atoms.length) {
		const found = lexicon.find(atoms, at);
		const denied =
			found?.meaning === "not" ? denyFrom(atoms, found.end, lexicon) : null;
		if (denied) mentions.push(denied);
		else if (found)
			mentions.push(...mentionOf(found.meaning, atoms, found.end));
		at = denied?.end ?? found?.end ?? at + 1;
	}
	return mentions;
}

function mentionOf(
	tag: Tag,
	atoms: readonly Atom[],
	end: number,
): readonly Mention[] {
	switch (tag) {
		case "yes":
			return [{ value: true, isClear: true }];
		case "no":
			return [{ value: false, isClear: !countsNothing(atoms, end) }];
		case "fine":
			return [{ value: true, isClear: false }];
		case "not":
			return [{ value: false, isClear: false }];
		case "unsure":
			return [{ value: null, isClear: false }];
		default:
			return [];
	}
}

/** In *yes, no onions* the no belongs to the onions. */
function countsNothing(atoms: readonly Atom[], end: number): boolean {
	const [no, next] = [atoms[end - 1], atoms[end]];
	return no?.text === "no" && next?.kind === "word" && !PERSON.has(next.text);
}

const PERSON: ReadonlySet<string> = new Set(
	"i we you it he she they that this thanks thank please sorry not don't dont never just but im i'm its it's let leave cancel".split(
		" ",
	),
);

/** *pas vraiment d'accord*, *ليس نعم*: what is denied within two words. */
function denyFrom(
	atoms: readonly Atom[],
	from: number,
	lexicon: Lexicon<Tag>,
): (Mention & { readonly end: number }) | null {
	for (let at = from; at < from + 2; at++) {
		if (atoms[at]?.kind !== "word") return null;
		const found = lexicon.find(atoms, at);
		const isYes = found?.meaning === "yes" || found?.meaning === "fine";
		if (found && isYes)
			return {
				value: false,
				isClear: found.meaning === "yes",
				end: found.end,
			};
		if (found) return null;
	}
	return null;
}
