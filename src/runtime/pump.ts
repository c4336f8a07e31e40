import type { Changes, InboundEvent } from "../engine/model.ts";
import type { Refused, Store } from "../engine/ports.ts";
import type { Failpoint } from "./failpoint.ts";
import { type Committed, commitBatch } from "./pump/commit-batch.ts";
import { decideBatch } from "./pump/decide-batch.ts";
import type { DecideOptions } from "./pump/decide-one.ts";
import {
	type Answer,
	type EventJob,
	finish,
	type Job,
	laneOf,
	type Request,
} from "./pump/job.ts";
import { createLanes } from "./pump/lanes.ts";
import {
	again,
	busy,
	deadLetter,
	isPassing,
	refuse,
	refuseAll,
} from "./pump/unhappy.ts";
import { nextTurn } from "./timer.ts";

/** Events that are decided and committed together at most. */
const BATCH = 200;

/** Events that may wait; whoever brings more is told to come again later. */
const MOST_WAITING = 50_000;

/** The one door: whatever changes a conversation goes through here. */
export interface Pump {
	/** Resolves when every event is decided and on disk. Throws a {@link StoreError}. */
	accept(
		events: readonly InboundEvent[],
		refused: readonly Refused[],
	): Promise<void>;
	/**
	 * Commits changes that need no decision, together with whatever is decided then. `conflict`: they were made from something that
	 * is no longer so, and nothing of them was written. Throws a {@link StoreError}.
	 */
	record(changes: Changes): Promise<Recorded>;
	/** Does something between two batches: nothing is decided that was loaded before it. Throws what the work throws. */
	between<Value>(work: () => Promise<Value>): Promise<Value>;
	/** Resolves once nothing waits and nothing is under way. */
	whenIdle(): Promise<void>;
	/** Events that had been seen before, since the start. */
	duplicates(): number;
}

/** What became of changes. */
export type Recorded = "committed" | "conflict";

/** What the pump stands on. */
export interface PumpOptions extends DecideOptions {
	readonly store: Pick<Store, "load" | "commit">;
	readonly failpoint: Failpoint;
	/** Hears what is on disk now. */
	readonly onCommitted: (committed: readonly Committed[]) => void;
	/** Hears of an event that could not be stored and was set aside. */
	readonly onDeadLetter: (error: unknown, event: InboundEvent) => void;
}

/** Takes what arrived as one batch – load, decide, commit – while the next one gathers. */
export function createPump(options: PumpOptions): Pump {
	const lanes = createLanes<Job>();
	const front: Job[] = [];
	let running = false;
	let arrivals = 0;
	let duplicates = 0;
	const idle: (() => void)[] = [];
	const works: (() => Promise<void>)[] = [];

	function bring(parts: readonly JobPart[]): Promise<void> {
		if (parts.length === 0) return Promise.resolve();
		if (lanes.size + parts.length > MOST_WAITING) return Promise.reject(busy());
		return new Promise((resolve, reject) => {
			const request: Request = { left: parts.length, resolve, reject };
			for (const part of parts) queue(part, request);
			wake();
		});
	}

	function queue(part: JobPart, request: Request): void {
		// What is added stands before what is spread: behind it, V8 makes a new kind of object each time (docs/performance.md).
		const job = { order: arrivals++, request, conflicts: 0, ...part };
		lanes.push(laneOf(job), job);
	}

	function wake(): void {
		if (running) return;
		running = true;
		void run();
	}

	async function run(): Promise<void> {
		do {
			// What came in the same turn of the loop shares the commit.
			await nextTurn();
			for (const work of works.splice(0)) await work();
			const fresh = lanes.take(BATCH - Math.min(front.length, BATCH));
			const jobs = [...front.splice(0, BATCH), ...fresh];
			if (jobs.length > 0)
				await pump(jobs.sort((one, other) => one.order - other.order));
		} while (lanes.size + front.length + works.length > 0);
		running = false;
		for (const resolve of idle.splice(0)) resolve();
	}

	async function pump(jobs: readonly Job[]): Promise<void> {
		try {
			front.push(...(await work(jobs)));
		} catch (error) {
			if (isPassing(error)) return refuseAll(jobs, error);
			for (const job of jobs) await pumpAlone(job);
		}
	}

	/** Gives the jobs that have to be done again, in the next batch. */
	async function work(jobs: readonly Job[]): Promise<readonly Job[]> {
		const decided = await decideBatch(jobs, options);
		const { committed, conflicts } = await commitBatch(
			decided,
			options.store,
			options.failpoint,
		);
		duplicates += decided.duplicates.length;
		options.onCommitted(committed);
		committed.flatMap(({ sheet }) => sheet.jobs).forEach(finish);
		decided.duplicates.forEach(finish);
		return [...again(conflicts), ...decided.heldOver];
	}

	/** One of a batch broke it: each is tried alone once, and what breaks again is set aside. */
	async function pumpAlone(job: Job): Promise<void> {
		try {
			front.push(...(await work([job])));
		} catch (error) {
			if (isPassing(error) || job.type !== "event") refuse(job, error);
			else await setAside(job, error);
		}
	}

	async function setAside(job: EventJob, error: unknown): Promise<void> {
		options.onDeadLetter(error, job.event);
		const changes = deadLetter(job.event, error, options.clock.now());
		try {
			await options.store.commit([changes]);
			options.onCommitted([]);
			finish(job);
		} catch (second) {
			refuse(job, second);
		}
	}

	return {
		accept: (events, refused) =>
			bring([
				...events.map((event) => ({ type: "event", event }) as const),
				...refused.map((part) => ({ type: "refused", refused: part }) as const),
			]),
		async record(changes) {
			const answer: Answer = { recorded: "committed" };
			await bring([{ type: "changes", changes, answer }]);
			return answer.recorded;
		},
		between: (work) =>
			new Promise((resolve, reject) => {
				works.push(() => work().then(resolve, reject));
				wake();
			}),
		whenIdle: () =>
			running
				? new Promise((resolve) => idle.push(resolve))
				: Promise.resolve(),
		duplicates: () => duplicates,
	};
}

/** A job before it stands in the queue. */
type JobPart =
	| Pick<Extract<Job, { type: "event" }>, "type" | "event">
	| Pick<Extract<Job, { type: "refused" }>, "type" | "refused">
	| Pick<Extract<Job, { type: "changes" }>, "type" | "changes" | "answer">;
