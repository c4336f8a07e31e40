import {
	type Changes,
	type Instant,
	noChanges,
	type RulesData,
} from "../engine/model.ts";
import type { Agenda, Clock } from "../engine/ports.ts";
import type { RuleBook } from "../engine/rule-book.ts";
import type { Recorded } from "./pump.ts";
import {
	lookedAt,
	type ScheduleEntry,
	scheduleEntries,
} from "./schedules/entries.ts";
import { firingChanges } from "./schedules/firing.ts";
import { LONGEST_WAIT_MS, nextTurn, type Timer } from "./timer.ts";

/** Fires the schedules of the live rules, each time once. */
export interface Schedules {
	/**
	 * Takes on the schedules of a rule book that goes live: what the old ones had due until now fires first, and what is new sees
	 * only what follows.
	 */
	swap(book: RuleBook, previous: RulesData | null): Promise<void>;
	stop(): void;
}

/** What schedules stand on. */
export interface SchedulesOptions {
	readonly agenda: Pick<Agenda, "watermark">;
	readonly clock: Clock;
	readonly timer: Timer;
	readonly record: (changes: Changes) => Promise<Recorded>;
	/** Runs were started. */
	readonly onFired: () => void;
	readonly onTrouble: (error: unknown) => void;
}

const AGAIN_MS = 1_000;
/** Schedules looked at before the loop may breathe. */
const SLICE = 100;

/**
 * One timer over the next due time of all schedules. The watermark "looked at until" moves when everything before it has fired; a process
 * that dies in between fires the rest again, and the store refuses what had its run already.
 */
export function createSchedules(options: SchedulesOptions): Schedules {
	const { agenda, clock, timer } = options;
	let entries: readonly ScheduleEntry[] = [];
	let hash = "";
	let cancel = () => {};
	let stopped = false;
	let turn: Promise<unknown> = Promise.resolve();

	/** Ticks and swaps follow each other. */
	function inTurn(work: () => Promise<void>): Promise<void> {
		const done = turn.then(work);
		turn = done.catch(() => {});
		return done;
	}

	function sleep(): void {
		if (stopped) return;
		const waits = entries.map(
			({ nextAt }) => nextAt ?? Number.POSITIVE_INFINITY,
		);
		const next = waits.reduce(
			(one, other) => Math.min(one, other),
			Number.POSITIVE_INFINITY,
		);
		cancel();
		if (next === Number.POSITIVE_INFINITY) return;
		// A clock that is moved is noticed within half a minute.
		const waitMs = Math.min(LONGEST_WAIT_MS, Math.max(0, next - clock.now()));
		cancel = timer.after(waitMs, wake);
	}

	function wake(): void {
		if (stopped) return;
		inTurn(tick).then(sleep, (error: unknown) => {
			options.onTrouble(error);
			cancel = timer.after(AGAIN_MS, wake);
		});
	}

	async function tick(): Promise<void> {
		const now = clock.now();
		const due = entries.filter(
			({ nextAt }) => nextAt !== null && nextAt <= now,
		);
		if (due.length === 0) return;
		await fire(due, now);
		const done = new Set(due);
		entries = entries.map((entry) =>
			done.has(entry) ? lookedAt(entry, now) : entry,
		);
		options.onFired();
	}

	async function fire(
		due: readonly ScheduleEntry[],
		now: Instant,
	): Promise<void> {
		const recorded: Promise<Recorded>[] = [];
		for (const [index, entry] of due.entries()) {
			const changes = firingChanges(entry, now, hash);
			// Alone, it shares its commit with the watermark; a conflict means that it has fired already.
			const watermark = due.length === 1 ? now : null;
			recorded.push(options.record({ ...changes, watermark }));
			if (index % SLICE === SLICE - 1) await nextTurn();
		}
		await Promise.all(recorded);
		await options.record({ ...noChanges, watermark: now });
	}

	return {
		swap: (book, previous) =>
			inTurn(async () => {
				await tick();
				const now = clock.now();
				const watermark = (await agenda.watermark()) ?? now;
				entries = await scheduleEntries(
					book,
					{ previous, watermark, now },
					timer,
				);
				hash = book.hash;
				await options.record({ ...noChanges, watermark: now });
			}).then(wake),
		stop() {
			stopped = true;
			cancel();
		},
	};
}
