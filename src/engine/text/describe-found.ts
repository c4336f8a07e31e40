import { cutAt } from "./as-typed.ts";
import { attachmentsOf } from "./attachments.ts";
import type { Found } from "./find-phrase.ts";
import { fold } from "./fold.ts";
import type { Phrase, PhrasePart } from "./phrase.ts";
import { READ_AT_MOST, type ReadText } from "./read-text.ts";
import { cutTokens } from "./tokens.ts";

/**
 * How a phrase was found, for the trace: the owner's spelling, and what was done to the customer's where it differs.
 *
 * `"horaires"` · `"دوام" (والدوام = وال + دوام)` · `"horaires" (horraires is one letter off)`
 */
export function describeFound(
	phrase: Phrase,
	found: Found,
	text: ReadText,
): string {
	const notes: string[] = [];
	found.forEach(({ word }, at) => {
		const part = phrase.parts[at];
		if (part !== undefined && !part.forms.includes(word))
			notes.push(describeReading(spellingOf(word, text), word, part));
	});
	const quoted = `"${phrase.spelling}"`;
	return notes.length === 0 ? quoted : `${quoted} (${notes.join(", ")})`;
}

/** A word of the message as the customer spelled it; folded where it cannot be told apart from what stands beside it. */
export function spellingOf(word: string, text: ReadText): string {
	const spelled = cutAt(text.original, READ_AT_MOST)
		.split(SEPARATORS)
		.find((piece) => isJust(word, piece));
	return spelled ?? word;
}

function describeReading(
	spelled: string,
	word: string,
	part: PhrasePart,
): string {
	for (const form of part.forms) {
		const attached = attachmentsOf(word, form);
		if (attached === null) continue;
		// Letter for letter, the customer's own spelling can be shown taken apart.
		const shown = spelled.length === word.length ? spelled : word;
		const { front, behind } = attached;
		const stem = shown.slice(front.length, shown.length - behind.length);
		const pieces = [front, stem, behind].filter((piece) => piece !== "");
		return `${shown} = ${pieces.join(" + ")}`;
	}
	return `${spelled} is one letter off`;
}

function isJust(word: string, piece: string): boolean {
	const [only, ...more] = cutTokens(fold(piece));
	return only?.word === word && more.length === 0;
}

// Everything that is no part of a word, but for what may stand inside one.
const SEPARATORS = /[^\p{L}\p{M}\p{N}\p{Cf}'‘’ʼ´.,:/]+|[.,:/]+(?!\p{Nd})/u;
