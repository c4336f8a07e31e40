import { performance } from "node:perf_hooks";

/** How long things took since it was last asked. */
export interface Latencies {
	/** Measures one. */
	of<Value>(run: () => Promise<Value>): Promise<Value>;
	/** Milliseconds at the middle and at the 99th of a hundred; null where there was nothing. Begins anew. */
	take(): { readonly p50: number | null; readonly p99: number | null };
}

/** Measures with the clock that only goes forward. */
export function createLatencies(): Latencies {
	let times: number[] = [];
	return {
		async of(run) {
			const from = performance.now();
			try {
				return await run();
			} finally {
				times.push(performance.now() - from);
			}
		},
		take() {
			const sorted = times.toSorted((one, other) => one - other);
			times = [];
			const at = (part: number) =>
				sorted[Math.floor(sorted.length * part)] ?? null;
			return { p50: at(0.5), p99: at(0.99) };
		},
	};
}
