import type { Sample } from "./samples.ts";
import { afterWarmUp, slopePerHour } from "./slope.ts";
import type { SoakRun } from "./soak.ts";

/** How much the memory of the process may grow in an hour, in megabytes. */
const MOST_GROWTH = 1;
/** By how many megabytes a run may be mistaken, whatever its length: caches still fill, and a garbage collection comes when it likes. */
const NOISE = 12;
/** SQLite cuts its log to 64 MB, and one transaction may stand beside that. */
const MOST_WAL = 80;
/** Connections come and go with the customers. */
const MORE_DESCRIPTORS = 32;
const HOUR_MS = 3_600_000;

/** The rise of a figure in an hour once the process was warm. */
export function risePerHour(
	samples: readonly Sample[],
	figure: "rss" | "heap" | "external",
): number {
	const points = afterWarmUp(samples).map((one) => ({
		at: one.at,
		value: one[figure],
	}));
	return slopePerHour(points);
}

/** The most that the memory may seem to rise in an hour in a run of this length: the shorter it is, the less it can tell. */
export function mostRise(samples: readonly Sample[]): number {
	const warm = afterWarmUp(samples);
	const hours = ((warm.at(-1)?.at ?? 0) - (warm[0]?.at ?? 0)) / HOUR_MS;
	return hours === 0 ? Number.POSITIVE_INFINITY : MOST_GROWTH + NOISE / hours;
}

/** Everything that a run shows to be wrong, in words; none when all is well. */
export function complaints(run: SoakRun): readonly string[] {
	return [...run.faults, ...lost(run), ...grown(run.samples), ...left(run)];
}

function lost(run: SoakRun): readonly string[] {
	const { acknowledged, refused, decisions, unanswered } = run;
	return [
		...(refused > 0 ? [`${refused} messages were not acknowledged`] : []),
		...(unanswered > 0 ? [`${unanswered} answers never came`] : []),
		...(decisions < acknowledged
			? [`Of ${acknowledged} messages ${decisions} were decided`]
			: []),
	];
}

function grown(samples: readonly Sample[]): readonly string[] {
	const rise = risePerHour(samples, "rss");
	const most = mostRise(samples);
	const wal = Math.max(...samples.map((one) => one.wal));
	const opened = leftOpen(samples.map(({ descriptors }) => descriptors));
	return [
		...(rise > most
			? [
					`Memory rises by ${rise.toFixed(1)} MB an hour, over ${most.toFixed(1)}`,
				]
			: []),
		...(wal > MOST_WAL ? [`The log grew to ${wal.toFixed(0)} MB`] : []),
		...(opened > MORE_DESCRIPTORS
			? [`At least ${opened} more descriptors are open than at first`]
			: []),
	];
}

/** How many more than ever in the first third are open all the time in the last. */
function leftOpen(descriptors: readonly number[]): number {
	const third = Math.ceil(descriptors.length / 3);
	const most = Math.max(...descriptors.slice(0, third));
	return Math.min(...descriptors.slice(-third)) - most;
}

function left({ exit, samples }: SoakRun): readonly string[] {
	const behind = samples.at(-1)?.backlog ?? 0;
	return [
		...(exit.code === 0 ? [] : [`SIGTERM ended with exit code ${exit.code}`]),
		...(behind > 1_000 ? [`${behind} messages waited at the end`] : []),
		...(exit.log.trim() === "" ? [] : [`The log says: ${exit.log.trim()}`]),
	];
}
