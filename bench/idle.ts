import { setTimeout as pause } from "node:timers/promises";
import type { Row } from "./benchmark.ts";
import { cpuOf } from "./cpu-of.ts";

/** S11: what a process uses of a core for so many seconds while it only waits. */
export async function idle(
	pid: number,
	what: string,
	seconds: number,
): Promise<Row> {
	const before = cpuOf(pid);
	await pause(seconds * 1_000);
	const ours = (100 * (cpuOf(pid) - before)) / seconds;
	return {
		measure: "S11",
		what: `${what}, none due`,
		goal: "≤ 1 % of a core",
		ours,
		ceiling: null,
		unit: "%",
		met: ours <= 1,
	};
}
