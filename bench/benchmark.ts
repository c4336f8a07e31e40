/** One line of the table: a figure of ours beside its goal and its ceiling. */
export interface Row {
	/** `S1`, as in the goals of `docs/performance.md`. */
	readonly measure: string;
	/** What was done: `keyword rules: 1,000`. */
	readonly what: string;
	/** In words: `p50 ≤ 15 µs`. */
	readonly goal: string;
	readonly ours: number;
	/** The same work with nothing around it, measured in the same run; null where there is no such thing. */
	readonly ceiling: number | null;
	readonly unit: string;
	/** Whether the goal is met here; null where the row only gives context. */
	readonly met: boolean | null;
}

/** How long a run may take. */
export interface Effort {
	/** A short run: fewer repeats and sizes, for a look while working. */
	readonly quick: boolean;
}

/** A benchmark: one file, and one line in `main.ts`. */
export interface Benchmark {
	/** What to call it on the command line. */
	readonly name: string;
	/** Measures, and hands over each row as soon as it is there. */
	run(effort: Effort): AsyncIterable<Row> | Iterable<Row>;
}
