import { keywordForms, stemsOf } from "../text/attachments.ts";
import type { Token } from "../text/tokens.ts";
import { allowsTypos, deletionsOf } from "../text/typos.ts";

/** Words that a message must have, under one of which a rule is found. */
export interface WordEntry {
	/** Folded. The message has all of them, perhaps with particles attached. */
	readonly words: readonly string[];
	/** They may be one letter off. */
	readonly typos: boolean;
	readonly order: number;
}

/** Finds rules by the words of a message. */
export interface WordTable {
	/** Calls back with the orders of every entry that may be in the message, perhaps more than once. */
	find(
		tokens: readonly Token[],
		found: (orders: readonly number[]) => void,
	): void;
}

/**
 * Builds the table: each entry stands under its rarest word, so that common ones (`the`, `من`) cost nothing. It pauses after each
 * entry.
 */
export function* wordTable(
	entries: readonly WordEntry[],
): Generator<void, WordTable> {
	const frequency = yield* countWords(entries);
	const exact = new Postings();
	const misspelt = new Postings();
	for (const { words, typos, order } of entries) {
		yield;
		const word = rarest(words, frequency);
		if (word === null) continue;
		for (const form of keywordForms(word)) {
			exact.add(form, order);
			if (typos && allowsTypos(form)) addMisspelt(misspelt, form, order);
		}
	}
	return { find: (tokens, found) => find(exact, misspelt, tokens, found) };
}

function find(
	exact: Postings,
	misspelt: Postings,
	tokens: readonly Token[],
	found: (orders: readonly number[]) => void,
): void {
	for (const { word, kind } of tokens) {
		exact.find(word, found);
		if (kind !== "word") continue;
		if (misspelt.size > 0) findMisspelt(misspelt, word, found);
		for (const stem of stemsOf(word)) {
			exact.find(stem, found);
			if (misspelt.size > 0) findMisspelt(misspelt, stem, found);
		}
	}
}

// Two words that are one letter apart share what is left when the right letter is left out of each, or of one of them.
function addMisspelt(misspelt: Postings, form: string, order: number): void {
	misspelt.add(form, order);
	for (const shorter of new Set(deletionsOf(form)))
		misspelt.add(shorter, order);
}

function findMisspelt(
	misspelt: Postings,
	word: string,
	found: (orders: readonly number[]) => void,
): void {
	misspelt.find(word, found);
	// Nothing that long can be told from a keyword by one letter, however long a word somebody sends.
	if (word.length > misspelt.longest + 1) return;
	for (const shorter of deletionsOf(word)) misspelt.find(shorter, found);
}

function* countWords(
	entries: readonly WordEntry[],
): Generator<void, ReadonlyMap<string, number>> {
	const counts = new Map<string, number>();
	for (const { words } of entries) {
		yield;
		for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	}
	return counts;
}

function rarest(
	words: readonly string[],
	frequency: ReadonlyMap<string, number>,
): string | null {
	let best: string | null = null;
	let least = Number.POSITIVE_INFINITY;
	for (const word of words) {
		const count = frequency.get(word) ?? 0;
		const isBetter =
			count < least || (count === least && word.length > (best?.length ?? 0));
		if (isBetter) [best, least] = [word, count];
	}
	return best;
}

// A class because it grows.
class Postings {
	readonly #orders = new Map<string, number[]>();
	/** How many UTF-16 units the longest word has. */
	longest = 0;

	get size(): number {
		return this.#orders.size;
	}

	add(word: string, order: number): void {
		this.longest = Math.max(this.longest, word.length);
		const orders = this.#orders.get(word);
		if (orders === undefined) this.#orders.set(word, [order]);
		else if (orders.at(-1) !== order) orders.push(order);
	}

	find(word: string, found: (orders: readonly number[]) => void): void {
		const orders = this.#orders.get(word);
		if (orders !== undefined) found(orders);
	}
}
