import type { IndexKey, Situation } from "../kinds.ts";
import type { Content } from "../model.ts";
import type { RuleIndex } from "../rule-book.ts";
import { fold } from "../text/fold.ts";
import type { ReadText } from "../text/read-text.ts";
import { type LiteralSearch, literalSearch } from "./literal-search.ts";
import { gatherOrders } from "./orders.ts";
import { type WordEntry, type WordTable, wordTable } from "./word-table.ts";

/** A rule as the index sees it: its place, and the keys of its triggers. */
export interface IndexedRule {
	/** From 0. */
	readonly order: number;
	readonly keys: readonly IndexKey[];
}

/**
 * Builds the index of a rule book: event → the rules that may fit, in time that hardly grows with their number. It may name a
 * rule that does not fit, and never leaves out one that does. It pauses after each rule, and more often.
 */
export function* buildIndex(
	rules: Iterable<IndexedRule>,
): Generator<void, RuleIndex> {
	const tables = noTables();
	let count = 0;
	for (const { order, keys } of rules) {
		for (const key of keys) enter(tables, key, order);
		count = Math.max(count, order + 1);
		yield;
	}
	const lookups: Lookups = {
		...tables,
		words: yield* words(tables.words),
		letters: yield* search(tables.letters),
		literals: yield* search(tables.literals),
	};
	const orders = gatherOrders(count);
	const add = (found: readonly number[]) => orders.add(found);
	return {
		candidates(situation) {
			orders.clear();
			add(lookups.always);
			lookUpEvent(lookups, situation, add);
			if (situation.text !== null) lookUpText(lookups, situation.text, add);
			return orders.rising();
		},
	};
}

interface Lookups {
	readonly always: readonly number[];
	readonly events: Table;
	readonly contents: Table;
	readonly taps: Table;
	/** Null where no rule wants it, so that no text is prepared for it; the same for those below. */
	readonly words: WordTable | null;
	readonly letters: LiteralSearch | null;
	readonly literals: LiteralSearch | null;
}

type Table = ReadonlyMap<string, readonly number[]>;
type Add = (orders: readonly number[]) => void;

function lookUpEvent(
	{ events, contents, taps }: Lookups,
	{ event }: Situation,
	add: Add,
): void {
	add(events.get(event.type) ?? none);
	if (event.type !== "message.received") return;
	const { content } = event.message;
	for (const type of typesOf(content)) add(contents.get(type) ?? none);
	if (content.type !== "button" || taps.size === 0) return;
	add(taps.get(content.id) ?? none);
	add(taps.get(fold(content.label).trim()) ?? none);
}

function lookUpText(
	{ words, letters, literals }: Lookups,
	text: ReadText,
	add: Add,
): void {
	words?.find(text.tokens, add);
	literals?.find(text.typedKey, add);
	if (letters === null) return;
	letters.find(text.flat, add);
	// Letters without signs are looked for as if the message had none either.
	if (text.flatWithoutSigns !== text.flat)
		letters.find(text.flatWithoutSigns, add);
}

// A tap counts as text.
function typesOf(content: Content): readonly string[] {
	return content.type === "button" ? ["button", "text"] : [content.type];
}

const none: readonly number[] = [];

/** The keys of all rules, by what they are looked up with. */
function noTables() {
	return {
		always: [] as number[],
		events: new Map<string, number[]>(),
		contents: new Map<string, number[]>(),
		taps: new Map<string, number[]>(),
		words: [] as WordEntry[],
		letters: new Map<string, number[]>(),
		literals: new Map<string, number[]>(),
	};
}

function enter(
	tables: ReturnType<typeof noTables>,
	key: IndexKey,
	order: number,
): void {
	switch (key.by) {
		case "always":
			tables.always.push(order);
			break;
		case "event":
			add(tables.events, key.type, order);
			break;
		case "content":
			add(tables.contents, key.type, order);
			break;
		case "tap":
			add(tables.taps, key.value, order);
			break;
		case "word":
			tables.words.push({ words: [key.word], typos: false, order });
			break;
		case "phrase":
			tables.words.push({ words: key.words, typos: key.typos, order });
			break;
		case "letters":
			add(tables.letters, key.letters, order);
			break;
		case "literal":
			add(tables.literals, key.literal, order);
	}
}

function add(table: Map<string, number[]>, word: string, order: number): void {
	const known = table.get(word);
	if (known === undefined) table.set(word, [order]);
	else known.push(order);
}

function* words(
	entries: readonly WordEntry[],
): Generator<void, WordTable | null> {
	return entries.length === 0 ? null : yield* wordTable(entries);
}

function* search(literals: Table): Generator<void, LiteralSearch | null> {
	return literals.size === 0 ? null : yield* literalSearch(literals);
}
