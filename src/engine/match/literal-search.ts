import { ROOT, StepTable } from "./step-table.ts";

/** Finds all of many literals in one pass over a text, however many they are: an Aho–Corasick automaton. */
export interface LiteralSearch {
	/** Calls back with the payloads of every literal that the text holds; each literal at most once. */
	find(text: string, found: (payload: readonly number[]) => void): void;
}

/** Builds a search over UTF-16 units. Empty literals are left out. It pauses after each literal, and after each of its units. */
export function* literalSearch(
	literals: ReadonlyMap<string, readonly number[]>,
): Generator<void, LiteralSearch> {
	const units = [...literals.keys()].reduce(
		(sum, { length }) => sum + length,
		1,
	);
	const trie = new Trie(units);
	for (const [literal, payload] of literals) {
		trie.add(literal, payload);
		yield;
	}
	yield* trie.link();
	return trie;
}

// A class because it keeps an identity: tables, and what the running search has seen.
class Trie implements LiteralSearch {
	#size = 1;
	/** Of each state: the one for its longest proper ending. */
	readonly #fallback: Int32Array;
	/** Of each state: the nearest one along the fallbacks, itself included, at which a literal ends; else 0. */
	readonly #ending: Int32Array;
	readonly #payloads = new Map<number, readonly number[]>();
	readonly #steps: StepTable;
	/** Of each state: the search that met it last, so that "aaaa…" reports `a` once. */
	readonly #seen: Uint32Array;
	#search = 0;

	constructor(mostStates: number) {
		this.#fallback = new Int32Array(mostStates);
		this.#ending = new Int32Array(mostStates);
		this.#seen = new Uint32Array(mostStates);
		this.#steps = new StepTable(mostStates);
	}

	add(literal: string, payload: readonly number[]): void {
		if (literal === "") return;
		let state = ROOT;
		for (let at = 0; at < literal.length; at++)
			state = this.#grow(state, literal.charCodeAt(at));
		this.#payloads.set(state, payload);
		this.#ending[state] = state;
	}

	/** Sets every state's fallback. States are visited by depth, so that shorter endings are ready first. */
	*link(): Generator<void, void> {
		for (const { from, unit, to } of this.#steps.byDepth()) {
			yield;
			const fallback = from === ROOT ? ROOT : this.#next(this.#up(from), unit);
			this.#fallback[to] = fallback;
			if (this.#ending[to] === 0)
				this.#ending[to] = this.#ending[fallback] ?? 0;
		}
	}

	find(text: string, found: (payload: readonly number[]) => void): void {
		this.#search = (this.#search + 1) >>> 0;
		if (this.#search === 0) {
			this.#seen.fill(0);
			this.#search = 1;
		}
		let state = ROOT;
		for (let at = 0; at < text.length; at++) {
			state = this.#next(state, text.charCodeAt(at));
			if (this.#ending[state] !== 0) this.#report(state, found);
		}
	}

	#report(state: number, found: (payload: readonly number[]) => void): void {
		let ending = this.#ending[state] ?? 0;
		while (ending !== 0 && this.#seen[ending] !== this.#search) {
			this.#seen[ending] = this.#search;
			const payload = this.#payloads.get(ending);
			if (payload !== undefined) found(payload);
			ending = this.#ending[this.#up(ending)] ?? 0;
		}
	}

	#grow(state: number, unit: number): number {
		const next = this.#steps.get(state, unit);
		if (next !== 0) return next;
		const created = this.#size++;
		this.#steps.set(state, unit, created);
		return created;
	}

	#next(from: number, unit: number): number {
		let state = from;
		let next = this.#steps.get(state, unit);
		while (next === 0 && state !== ROOT) {
			state = this.#up(state);
			next = this.#steps.get(state, unit);
		}
		return next;
	}

	#up(state: number): number {
		return this.#fallback[state] ?? ROOT;
	}
}
