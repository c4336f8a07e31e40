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
 * rule that does not fit, and never leaves out one that does.
 */
export function buildIndex(rules: readonly IndexedRule[]): RuleIndex {
	const keys = rules.flatMap(toKeyed);
	const lookups = {
		always: keys.flatMap(({ key, order }) =>
			key.by === "always" ? [order] : [],
		),
		events: table(keys, (key) => (key.by === "event" ? key.type : null)),
		contents: table(keys, (key) => (key.by === "content" ? key.type : null)),
		taps: table(keys, (key) => (key.by === "tap" ? key.value : null)),
		words: words(keys.flatMap(toWordEntry)),
		letters: search(keys, (key) => (key.by === "letters" ? key.letters : null)),
		literals: search(keys, (key) =>
			key.by === "literal" ? key.literal : null,
		),
	};
	const count = rules.reduce((most, { order }) => Math.max(most, order + 1), 0);
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

interface KeyedOrder {
	readonly key: IndexKey;
	readonly order: number;
}

function toKeyed({ order, keys }: IndexedRule): readonly KeyedOrder[] {
	return keys.map((key) => ({ key, order }));
}

function words(entries: readonly WordEntry[]): WordTable | null {
	return entries.length === 0 ? null : wordTable(entries);
}

function toWordEntry({ key, order }: KeyedOrder) {
	if (key.by === "word") return [{ words: [key.word], typos: false, order }];
	if (key.by !== "phrase") return [];
	return [{ words: key.words, typos: key.typos, order }];
}

function table(
	keys: readonly KeyedOrder[],
	wordOf: (key: IndexKey) => string | null,
): Table {
	const orders = new Map<string, number[]>();
	for (const { key, order } of keys) {
		const value = wordOf(key);
		if (value === null) continue;
		const known = orders.get(value);
		if (known === undefined) orders.set(value, [order]);
		else known.push(order);
	}
	return orders;
}

function search(
	keys: readonly KeyedOrder[],
	literalOf: (key: IndexKey) => string | null,
): LiteralSearch | null {
	const literals = table(keys, literalOf);
	return literals.size === 0 ? null : literalSearch(literals);
}
