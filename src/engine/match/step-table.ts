/** One edge of a trie. */
export interface Step {
	readonly from: number;
	readonly unit: number;
	readonly to: number;
}

/** The state that every search begins in. */
export const ROOT = 0;

/** The edges of a trie, (state, unit) → state, in flat arrays: a Map would make a heap number of every key. */
export class StepTable {
	readonly #from: Int32Array;
	readonly #unit: Uint16Array;
	/** 0 where the slot is empty: no step leads back to the root. */
	readonly #to: Int32Array;
	readonly #mask: number;
	/** The steps from the root once more, by their unit: most letters of a message begin no literal. */
	readonly #first = new Int32Array(0x10000);

	constructor(mostSteps: number) {
		const slots = 2 ** Math.ceil(Math.log2(2 * mostSteps + 2));
		this.#from = new Int32Array(slots);
		this.#unit = new Uint16Array(slots);
		this.#to = new Int32Array(slots);
		this.#mask = slots - 1;
	}

	get(from: number, unit: number): number {
		if (from === ROOT) return this.#first[unit] ?? 0;
		return this.#to[this.#slotOf(from, unit)] ?? 0;
	}

	set(from: number, unit: number, to: number): void {
		const slot = this.#slotOf(from, unit);
		this.#from[slot] = from;
		this.#unit[slot] = unit;
		this.#to[slot] = to;
		if (from === ROOT) this.#first[unit] = to;
	}

	/** All steps, those nearer to the root first. A state is always newer than the one it was reached from. */
	*byDepth(): Generator<Step> {
		const slots = this.#slotsByState();
		for (const state of inBreadth(slots.map((slot) => this.#from[slot] ?? 0))) {
			const slot = slots[state] ?? 0;
			yield {
				from: this.#from[slot] ?? 0,
				unit: this.#unit[slot] ?? 0,
				to: state,
			};
		}
	}

	/** Of each state the slot of the step that leads to it; states are numbered from 1 as they were made. */
	#slotsByState(): Int32Array {
		const states = this.#to.reduce((most, to) => Math.max(most, to), 0);
		const slots = new Int32Array(states + 1);
		for (const [slot, to] of this.#to.entries()) slots[to] = slot;
		return slots;
	}

	#slotOf(from: number, unit: number): number {
		let slot =
			(Math.imul(from, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 0;
		slot = (slot ^ (slot >>> 15)) & this.#mask;
		while (
			this.#to[slot] !== 0 &&
			(this.#from[slot] !== from || this.#unit[slot] !== unit)
		)
			slot = (slot + 1) & this.#mask;
		return slot;
	}
}

/** States but the root, by their depth, and then by their age; `parents` gives the state that each was reached from. */
function inBreadth(parents: Int32Array): Int32Array {
	const depths = new Int32Array(parents.length);
	// From each depth on: first how many states it has, then where the next of them goes.
	const places = new Int32Array(parents.length + 1);
	for (let state = 1; state < parents.length; state++) {
		const depth = (depths[parents[state] ?? 0] ?? 0) + 1;
		depths[state] = depth;
		places[depth] = (places[depth] ?? 0) + 1;
	}
	placesOf(places);
	const order = new Int32Array(parents.length - 1);
	for (let state = 1; state < parents.length; state++) {
		const depth = depths[state] ?? 0;
		const place = places[depth] ?? 0;
		places[depth] = place + 1;
		order[place] = state;
	}
	return order;
}

/** Turns how many there are of each into where the first of them stands. */
function placesOf(counts: Int32Array): void {
	let place = 0;
	for (const [at, count] of counts.entries()) {
		counts[at] = place;
		place += count;
	}
}
