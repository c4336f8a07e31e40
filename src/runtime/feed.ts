import type { Store } from "../engine/ports.ts";
import { catchUp, give, type Runner } from "./feed/catch-up.ts";
import { encodeFrame, type Frame } from "./feed/frame.ts";
import { findHead } from "./feed/head.ts";
import { createRing } from "./feed/ring.ts";
import type { Feed, FeedReader } from "./runtime.ts";
import { nextTurn, type Timer } from "./timer.ts";

/** The feed with what the rest of the runtime does to it. */
export interface LiveFeed extends Feed {
	/** The journal has new rows. */
	wake(): void;
	/** Shows nothing more of these conversations, also to readers that come back for it. */
	forget(conversations: readonly number[]): void;
	readers(): number;
	/** The newest row that was read. */
	position(): number;
	/** Ends every reader. */
	stop(): void;
}

/** What the feed stands on. */
export interface FeedOptions {
	readonly store: Pick<Store, "journalAfter">;
	readonly timer: Timer;
	readonly onTrouble: (error: unknown) => void;
}

const PAGE = 500;
const RING_BYTES = 4 * 1024 * 1024;
/** A reader that has not taken this much is cut off; it comes back with its last id. */
const MOST_PENDING_BYTES = 262_144;
const AGAIN_MS = 1_000;

/** One tail for all readers: each new row is read once, encoded once, and written to everybody. While nobody reads it rests. */
export function createFeed({ store, timer, onTrouble }: FeedOptions): LiveFeed {
	const ring = createRing(RING_BYTES);
	const runners = new Set<Runner>();
	const joined = new Set<Runner>();
	let position = 0;
	/** Set while somebody reads. */
	let tail: Promise<void> | null = null;
	/** The journal is read by one at a time, or a row would enter the ring twice. */
	let turn: Promise<void> = Promise.resolve();
	let pulling = false;
	let pullAgain = false;

	function wake(): void {
		pullAgain = true;
		if (pulling || tail === null) return;
		pulling = true;
		void pull();
	}

	async function pull(): Promise<void> {
		await nextTurn();
		while (pullAgain && tail !== null) {
			pullAgain = false;
			await inTurn(readNew).catch(tryLater);
		}
		pulling = false;
	}

	function inTurn(work: () => Promise<void>): Promise<void> {
		const done = turn.then(work);
		turn = done.catch(() => {});
		return done;
	}

	function tryLater(error: unknown): void {
		onTrouble(error);
		timer.after(AGAIN_MS, wake);
	}

	async function readNew(): Promise<void> {
		const entries = await store.journalAfter(position, PAGE);
		for (const entry of entries) {
			const frame = encodeFrame(entry);
			position = entry.seq;
			ring.push(frame);
			for (const runner of joined) follow(runner, frame);
		}
		if (entries.length === PAGE) pullAgain = true;
	}

	function follow(runner: Runner, frame: Frame): void {
		if (frame.entry.seq <= runner.position) return;
		try {
			give(runner, frame);
			if (runner.reader.pendingBytes() > MOST_PENDING_BYTES) cut(runner);
		} catch (error) {
			onTrouble(error);
			cut(runner);
		}
	}

	function cut(runner: Runner): void {
		detach(runner);
		runner.reader.end();
	}

	function detach(runner: Runner): void {
		runner.gone = true;
		joined.delete(runner);
		runners.delete(runner);
		if (runners.size === 0) tail = null;
	}

	/** Finds the end of the journal when the first reader comes; nobody saw what came by before. */
	function startTail(): Promise<void> {
		tail ??= inTurn(async () => {
			position = await findHead(store, position);
			ring.restart(position);
		}).then(wake);
		return tail;
	}

	async function join(runner: Runner): Promise<void> {
		await startTail();
		const { since } = runner.reader;
		if (since !== null && since > position) await inTurn(readNew);
		runner.position = since ?? position;
		const head = position;
		await catchUp(runner, { store, timer, ring, head }, () =>
			joined.add(runner),
		);
		if (runner.gone) detach(runner);
	}

	return {
		attach(reader: FeedReader) {
			const runner: Runner = { reader, position: 0, gone: false };
			runners.add(runner);
			join(runner).catch((error: unknown) => {
				onTrouble(error);
				cut(runner);
			});
			return () => detach(runner);
		},
		wake,
		forget: (conversations) => ring.forget(new Set(conversations)),
		readers: () => runners.size,
		position: () => position,
		stop() {
			for (const runner of [...runners]) cut(runner);
		},
	};
}
