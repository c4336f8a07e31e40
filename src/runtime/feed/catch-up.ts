import { eraOf } from "../../engine/model.ts";
import type { Store } from "../../engine/ports.ts";
import type { FeedReader } from "../runtime.ts";
import { pause, type Timer } from "../timer.ts";
import { encodeFrame, type Frame, resetFrame } from "./frame.ts";
import type { Ring } from "./ring.ts";

/** What catching up stands on. */
export interface CatchUpOptions {
	readonly store: Pick<Store, "journalAfter">;
	readonly timer: Timer;
	readonly ring: Ring;
	/** The newest number of the journal. */
	readonly head: number;
}

/** A reader on the way to the tail. */
export interface Runner {
	readonly reader: FeedReader;
	/** It has every row it wants up to this number. */
	position: number;
	/** It was cut off, or went. */
	gone: boolean;
}

const PAGE = 500;
/** A reader that is behind gets no more until it has taken what it was given, so that it is not cut off for being behind. */
const FULL_BYTES = 131_072;
const LOOK_MS = 50;
const PATIENCE_MS = 30_000;

/**
 * Brings a reader up to the end of the ring, from the store where the ring does not reach back that far, and lets it join in the very
 * turn in which it has all: between the two nothing can come by. A reader that goes, or does not read, never joins.
 */
export async function catchUp(
	runner: Runner,
	options: CatchUpOptions,
	join: () => void,
): Promise<void> {
	await startWhereKept(runner, options);
	while (!runner.gone) {
		const frames = options.ring.after(runner.position);
		const stopped = offer(runner, frames ?? (await page(runner, options)));
		if (stopped) await drained(runner, options.timer);
		else if (frames) return runner.gone ? undefined : join();
	}
}

/** Where the reader cannot go on from what it had last, it is told to begin anew. */
async function startWhereKept(
	runner: Runner,
	options: CatchUpOptions,
): Promise<void> {
	const start = await beginsAnewAt(runner.position, options);
	if (start === null) return;
	runner.position = start;
	runner.reader.write(resetFrame(start));
}

/** A number that was never given here, one from before a restore, or one whose followers retention has deleted; null where all is well. */
async function beginsAnewAt(
	position: number,
	{ store, ring, head }: CatchUpOptions,
): Promise<number | null> {
	if (position > head) return head;
	if (position === 0) return null;
	if (eraOf(position) < eraOf(head)) return position;
	if (ring.after(position) !== null) return null;
	const [oldest] = await store.journalAfter(0, 1);
	return oldest && position < oldest.seq - 1 ? oldest.seq - 1 : null;
}

async function page(
	runner: Runner,
	{ store }: CatchUpOptions,
): Promise<readonly Frame[]> {
	const entries = await store.journalAfter(runner.position, PAGE);
	return entries.map(encodeFrame);
}

/** Writes frames until all are written or the reader is full; whether it is full. */
function offer(runner: Runner, frames: readonly Frame[]): boolean {
	for (const frame of frames) {
		if (runner.reader.pendingBytes() > FULL_BYTES) return true;
		give(runner, frame);
	}
	return false;
}

/** Writes one frame to a reader that wants it. */
export function give(runner: Runner, frame: Frame): void {
	const { reader } = runner;
	runner.position = frame.entry.seq;
	if (reader.wants(frame.entry))
		reader.write(reader.pii ? frame.full : frame.masked);
}

async function drained(runner: Runner, timer: Timer): Promise<void> {
	const untilMs = timer.elapsedMs() + PATIENCE_MS;
	while (!runner.gone && runner.reader.pendingBytes() > FULL_BYTES / 2) {
		if (timer.elapsedMs() > untilMs) {
			runner.gone = true;
			return runner.reader.end();
		}
		await pause(timer, LOOK_MS);
	}
}
