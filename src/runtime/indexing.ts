import type { Indexer } from "../engine/ports.ts";
import { pause, type Timer } from "./timer.ts";

/** Keeps lists, search and figures behind the journal, but not far. */
export interface Indexing {
	/** The journal has new rows. */
	wake(): void;
	/** Resolves when all that is committed now is indexed; at the latest after a third of a second. */
	caughtUp(): Promise<void>;
	/** Takes in nothing more; resolves when the step under way has ended. */
	stop(): Promise<void>;
}

/** What indexing stands on. */
export interface IndexingOptions {
	readonly indexer: Indexer;
	readonly timer: Timer;
	/** Resolves once nothing waits to be decided. */
	readonly whenIdle: () => Promise<void>;
	readonly onTrouble: (error: unknown) => void;
}

/** Rows of one step: a few milliseconds, after which messages have their turn. */
const STEP = 100;
/** What comes within this time shares a step, and so its fsync. */
const GATHER_MS = 100;
/** Under a load that never rests there is one step in so much time. */
const LONGEST_WAIT_MS = 2_000;
const AGAIN_MS = 1_000;
const PATIENCE_MS = 300;

/** Indexes while nothing is decided, in small steps; whoever wants to read does not wait until it has gathered. */
export function createIndexing(options: IndexingOptions): Indexing {
	const { indexer, timer, whenIdle, onTrouble } = options;
	let running: Promise<void> | null = null;
	let again = false;
	let stopped = false;
	let cancel: (() => void) | null = null;

	function wake(): void {
		again = true;
		if (running === null && !stopped) cancel ??= timer.after(GATHER_MS, run);
	}

	function run(): Promise<void> {
		cancel?.();
		cancel = null;
		running ??= work().finally(() => {
			running = null;
			if (again) wake();
		});
		return running;
	}

	async function work(): Promise<void> {
		try {
			for (let left = true; left && !stopped; ) {
				await Promise.race([whenIdle(), pause(timer, LONGEST_WAIT_MS)]);
				again = false;
				left = (await indexer.step(STEP)) === STEP;
			}
		} catch (error) {
			onTrouble(error);
			cancel = timer.after(AGAIN_MS, run);
		}
	}

	/** A step that is under way may have begun before what is asked for was committed. */
	async function all(): Promise<void> {
		await running;
		await run();
	}

	return {
		wake,
		caughtUp: () => Promise.race([all(), pause(timer, PATIENCE_MS)]),
		async stop() {
			stopped = true;
			cancel?.();
			await running;
		},
	};
}
