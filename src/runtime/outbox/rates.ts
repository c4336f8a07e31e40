import { createRate, type Rate } from "./rate.ts";

/** The rates of all senders. */
export interface Rates {
	of(sender: string): Rate;
	/** How many may leave at once through the sender that has most left; a claim does not choose senders. */
	free(elapsedMs: number): number;
	/** Milliseconds until one may leave. */
	waitMs(elapsedMs: number): number;
}

/** One rate for each sender, from when it is first heard of. */
export function createRates(perSecond: number): Rates {
	const rates = new Map<string, Rate>();
	const all = (read: (rate: Rate) => number): readonly number[] =>
		[...rates.values()].map(read);
	return {
		of(sender) {
			const known = rates.get(sender) ?? createRate(perSecond);
			rates.set(sender, known);
			return known;
		},
		free: (elapsedMs) =>
			rates.size === 0
				? perSecond
				: Math.max(...all((rate) => rate.free(elapsedMs))),
		waitMs: (elapsedMs) =>
			rates.size === 0 ? 0 : Math.min(...all((rate) => rate.waitMs(elapsedMs))),
	};
}
