import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Kernel ticks in a second. */
const ticks = Number(
	execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }),
);

/** CPU seconds that a process, all its threads together, has used so far. Linux only. */
export function cpuOf(pid: number): number {
	const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
	// The name in brackets may hold anything, spaces too; the fields are counted behind it.
	const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
	return (Number(fields[11]) + Number(fields[12])) / ticks;
}
