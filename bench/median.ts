/** The middle of some numbers; of an even count the higher of the two. */
export function median(values: readonly number[]): number {
	return quantile(values, 0.5);
}

/** The value that a part (0 to 1) of the numbers stay below. */
export function quantile(values: readonly number[], part: number): number {
	const sorted = values.toSorted((one, other) => one - other);
	const at = Math.min(sorted.length - 1, Math.floor(part * sorted.length));
	return sorted[at] ?? Number.NaN;
}

/**
 * The median time of one call in microseconds, over several passes through all inputs. Each call is timed by itself, so that
 * a pause of the machine spoils one figure and not the median; what the clock itself takes is taken off.
 */
export function medianMicroseconds<Input>(
	inputs: readonly Input[],
	passes: number,
	call: (input: Input) => unknown,
): number {
	warmUp(inputs, call);
	const times = timeEach(inputs, passes, call);
	const clock = median(timeEach(inputs, passes, () => times.length));
	return Math.max(0, median(times) - clock);
}

/** Runs until the compiler has seen enough to make its best of it. */
function warmUp<Input>(
	inputs: readonly Input[],
	call: (input: Input) => unknown,
): void {
	const end = performance.now() + WARM_UP_MS;
	while (performance.now() < end)
		for (const input of inputs) kept = call(input);
}

const WARM_UP_MS = 300;

function timeEach<Input>(
	inputs: readonly Input[],
	passes: number,
	call: (input: Input) => unknown,
): readonly number[] {
	const times: number[] = [];
	for (let pass = 0; pass < passes; pass++)
		for (const input of inputs) {
			const started = process.hrtime.bigint();
			kept = call(input);
			times.push(Number(process.hrtime.bigint() - started) / 1_000);
		}
	return times;
}

/** The last result: a result that nobody could read might never be computed. */
export let kept: unknown;
