import { readFileSync } from "node:fs";

/** Memory that a process holds now, in megabytes (RSS). Linux only. */
export function memoryOf(pid: number): number {
	const status = readFileSync(`/proc/${pid}/status`, "utf8");
	const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? [];
	return Number(kilobytes) / 1024;
}
