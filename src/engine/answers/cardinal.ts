import type { Atom } from "./atoms.ts";
import type { NumberLexicon } from "./number-lexicon.ts";
import { addDigits, extend, nothing, type Sum, scaleOf, sumUp } from "./sum.ts";

/** A number that words, or digits and words, say together: *three hundred and two*, *3 mille*, *خمسة وعشرين*. */
export interface Cardinal {
	readonly value: number;
	/** The first atom behind it. */
	readonly end: number;
	/** What stood in front of its last *and*: 100 of *a hundred and three*; null where there was none. */
	readonly head: number | null;
	/** The scale that `head` ends in. */
	readonly headScale: number;
	/** The scale it ends in: a million of *two million*; 1 for others. */
	readonly scale: number;
	/** Whether it is only *un*, or only *a*, which counts nothing by itself. */
	readonly article: "un" | "a" | null;
	/** Whether it holds digits. */
	readonly hasDigits: boolean;
}

/** How digits are read: null where they are no number. Without it, only words are. */
export type ReadDigits = (text: string) => number | null;

/** Reads the longest number that begins at an atom. */
export function readCardinal(
	atoms: readonly Atom[],
	start: number,
	lexicon: NumberLexicon,
	readDigits: ReadDigits | null = null,
): Cardinal | null {
	let sum = nothing;
	let head: Sum | null = null;
	let at = start;
	for (;;) {
		const step = nextStep({ atoms, at, lexicon, readDigits }, sum);
		if (step === null) break;
		if (step.joined) head = sum;
		sum = step.sum;
		at = step.end;
	}
	if (at === start) return null;
	return {
		value: sumUp(sum),
		end: at,
		head: head && sumUp(head),
		headScale: head ? scaleOf(head) : 1,
		scale: scaleOf(sum),
		article: sum.article,
		hasDigits: sum.hasDigits,
	};
}

interface Place {
	readonly atoms: readonly Atom[];
	readonly at: number;
	readonly lexicon: NumberLexicon;
	readonly readDigits: ReadDigits | null;
}

interface Step {
	readonly sum: Sum;
	readonly end: number;
	/** Whether an *and* was stepped over. */
	readonly joined: boolean;
}

function nextStep(place: Place, sum: Sum): Step | null {
	const direct = stepFrom(place, sum, null);
	if (direct || sum === nothing) return direct;
	const at = behindHyphen(place);
	const found = place.lexicon.words.find(place.atoms, at);
	if (found?.meaning.kind !== "and") return null;
	const and = place.atoms[at]?.text ?? "";
	return stepFrom({ ...place, at: found.end }, sum, and);
}

function stepFrom(place: Place, sum: Sum, and: string | null): Step | null {
	const { atoms, lexicon, readDigits } = place;
	const joined = and !== null;
	const at = sum === nothing ? place.at : behindHyphen(place);
	const atom = atoms[at];
	if (atom?.kind === "digits") {
		const value = readDigits?.(atom.text) ?? null;
		const next = value === null ? null : addDigits(sum, value);
		return next && { sum: next, end: at + 1, joined };
	}
	const found = lexicon.words.find(atoms, at);
	const next = found && extend(sum, found.meaning, and);
	return next && { sum: next, end: found.end, joined };
}

/** In *fifty-two* the hyphen joins two words; between digits it would not. */
function behindHyphen({ atoms, at }: Place): number {
	const [hyphen, before, behind] = [atoms[at], atoms[at - 1], atoms[at + 1]];
	const joins = before?.kind === "word" && behind?.kind === "word";
	return joins && hyphen?.text === "-" ? at + 1 : at;
}
