import type { Sample } from "./samples.ts";
import type { SoakRun } from "./soak.ts";
import { mostRise, risePerHour } from "./verdict.ts";

const columns: readonly (readonly [string, (sample: Sample) => string])[] = [
	["min", ({ at }) => (at / 60_000).toFixed(1)],
	["rss MB", ({ rss }) => rss.toFixed(1)],
	["heap MB", ({ heap }) => heap.toFixed(1)],
	["outside MB", ({ external }) => external.toFixed(1)],
	["wal MB", ({ wal }) => wal.toFixed(1)],
	["database MB", ({ database }) => database.toFixed(0)],
	["descriptors", ({ descriptors }) => String(descriptors)],
	["p50 ms", ({ p50 }) => p50?.toFixed(1) ?? "–"],
	["p99 ms", ({ p99 }) => p99?.toFixed(1) ?? "–"],
	["waiting", ({ backlog }) => String(backlog)],
	["behind", ({ behind }) => String(behind)],
];

/** The head of the table. */
export function tableHead(): string {
	return columns.map(([name]) => name).join("  ");
}

/** One line of it, under the head. */
export function tableLine(sample: Sample): string {
	return columns
		.map(([name, cell]) => cell(sample).padStart(name.length))
		.join("  ");
}

/** What came of a run, for people. */
export function summary(run: SoakRun): readonly string[] {
	const { samples, options } = run;
	const rise = (figure: "rss" | "heap" | "external") =>
		risePerHour(samples, figure).toFixed(1);
	return [
		`seed ${options.seed}, ${(options.seconds / 60).toFixed(1)} minutes, a day in ${(1_440 / options.clockTimes).toFixed(1)} minutes`,
		`${run.acknowledged} messages of ${run.customers} customers, ${(run.acknowledged / options.seconds).toFixed(1)} a second; ${run.decisions} decisions, ${run.answered} answers`,
		`after a third of the time memory rises by ${rise("rss")} MB an hour (heap ${rise("heap")}, outside it ${rise("external")}); a run of this length can tell ${mostRise(samples).toFixed(1)}`,
	];
}
