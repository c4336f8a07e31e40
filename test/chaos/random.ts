/** Chance that can be had again: the same seed gives the same numbers. */
export interface Chance {
	/** From 0 up to, and without, 1. */
	next(): number;
	/** True so often, from 0 (never) to 1 (always). */
	happens(part: number): boolean;
	/** A whole number from `least` up to, and without, `end`. */
	between(least: number, end: number): number;
	oneOf<Value>(values: readonly [Value, ...Value[]]): Value;
}

/** Numbers by mulberry32: small, and good enough to choose places. */
export function chanceFrom(seed: number): Chance {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const between = (least: number, end: number) =>
		least + Math.floor(next() * (end - least));
	return {
		next,
		happens: (part) => next() < part,
		between,
		oneOf: (values) => values[between(0, values.length)] ?? values[0],
	};
}
