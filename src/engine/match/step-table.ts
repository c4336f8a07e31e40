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
	byDepth(): readonly Step[] {
		const steps: Step[] = [];
		for (let slot = 0; slot <= this.#mask; slot++) {
			const to = this.#to[slot] ?? 0;
			if (to !== 0)
				steps.push({
					from: this.#from[slot] ?? 0,
					unit: this.#unit[slot] ?? 0,
					to,
				});
		}
		return inBreadth(steps);
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

function inBreadth(steps: readonly Step[]): readonly Step[] {
	const byAge = steps.toSorted((one, other) => one.to - other.to);
	const depths = new Int32Array(byAge.length + 1);
	for (const { from, to } of byAge) depths[to] = (depths[from] ?? 0) + 1;
	return byAge.toSorted(
		(one, other) => (depths[one.to] ?? 0) - (depths[other.to] ?? 0),
	);
}
