/**
 * The milliseconds of processor time that some work takes. What else the machine does hardly counts, and so a bound far above the usual
 * time tells work that explodes from work that does not. How fast something is, the benchmarks say.
 */
export function processorMs(work: () => unknown): number {
	const start = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1_000;
}

/** Far above what anything takes that does not explode with its input. */
export const EXPLODED_MS = 2_000;
