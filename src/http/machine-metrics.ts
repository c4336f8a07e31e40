import { monitorEventLoopDelay } from "node:perf_hooks";
import type { HttpOptions } from "./options.ts";

/** What is measured of the machine and the database when somebody asks. */
export interface MachineMetrics {
	readonly sendsWaiting: number;
	readonly sendsAttempted: number;
	/** Seconds since the longest waiting send was due; 0: none is. */
	readonly oldestSendSeconds: number;
	readonly conversations: number;
	readonly journalSequence: number;
	/** Journal rows that lists and search do not know yet. */
	readonly indexBehind: number;
	readonly databaseBytes: number | null;
	readonly freeBytes: number | null;
	readonly residentBytes: number;
	/** Of them, what JavaScript uses, and what it holds outside its heap. */
	readonly heapBytes: number;
	readonly externalBytes: number;
	readonly cpuSeconds: number;
	/** Of the event loop, the 99th percentile since the last time. */
	readonly loopDelaySeconds: number;
	readonly startedAtSeconds: number;
	readonly ready: boolean;
}

/** How often the event loop is looked at, in milliseconds. */
const RESOLUTION_MS = 50;
const NANOSECONDS = 1e9;
const MICROSECONDS = 1e6;

/** Measures from now on. */
export function machineMetrics(
	options: HttpOptions,
	isReady: () => Promise<boolean>,
): () => Promise<MachineMetrics> {
	const { history, clock, storage } = options;
	const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
	delay.enable();
	return async () => {
		const figures = await countsOf(history);
		const due = await history.sendDueSince();
		const stored = (await storage?.()) ?? null;
		const { user, system } = process.cpuUsage();
		const { rss, heapUsed, external } = process.memoryUsage();
		// What is measured is the time from one look to the next.
		const loopDelaySeconds =
			Math.max(0, delay.percentile(99) - RESOLUTION_MS * 1e6) / NANOSECONDS;
		delay.reset();
		return {
			...figures,
			oldestSendSeconds:
				due === null ? 0 : Math.max(0, clock.now() - due) / 1_000,
			databaseBytes: stored?.databaseBytes ?? null,
			freeBytes: stored?.freeBytes ?? null,
			residentBytes: rss,
			heapBytes: heapUsed,
			externalBytes: external,
			cpuSeconds: (user + system) / MICROSECONDS,
			loopDelaySeconds: Number.isFinite(loopDelaySeconds)
				? loopDelaySeconds
				: 0,
			startedAtSeconds: Math.round(Date.now() / 1_000 - process.uptime()),
			ready: await isReady(),
		};
	};
}

async function countsOf(history: HttpOptions["history"]) {
	const { conversations, journal, sends } = await history.stats();
	const { waiting, attempted } = (sends ?? {}) as Record<string, unknown>;
	const journalSequence = numberOf(journal);
	return {
		conversations: numberOf(conversations),
		journalSequence,
		sendsWaiting: numberOf(waiting),
		sendsAttempted: numberOf(attempted),
		indexBehind: Math.max(0, journalSequence - (await history.indexedUpTo())),
	};
}

function numberOf(value: unknown): number {
	return typeof value === "number" ? value : 0;
}
