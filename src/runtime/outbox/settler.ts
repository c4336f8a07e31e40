import type { Outcome } from "../../engine/model.ts";
import type { Failpoint } from "../failpoint.ts";
import { insist } from "../insist.ts";
import { nextTurn, type Timer } from "../timer.ts";

/** Writes what became of attempts: whatever ends while one write is under way shares the next. */
export interface Settler {
	/** Resolves when it is on disk. */
	settle(outcome: Outcome): Promise<void>;
}

/** What settling stands on. */
export interface SettlerOptions {
	/** Writes them down; on disk when it resolves. */
	readonly settle: (outcomes: readonly Outcome[]) => Promise<unknown>;
	readonly timer: Timer;
	readonly failpoint: Failpoint;
	readonly onSettled: (outcomes: readonly Outcome[]) => void;
	readonly onTrouble: (error: unknown) => void;
}

/** An idle settler. */
export function createSettler(options: SettlerOptions): Settler {
	let waiting: Waiting[] = [];
	let writing = false;

	async function write(): Promise<void> {
		writing = true;
		while (waiting.length > 0) {
			// What ends in the same turn of the loop shares the commit, and its fsync.
			await nextTurn();
			const batch = waiting;
			waiting = [];
			await settleAll(
				batch.map(({ outcome }) => outcome),
				options,
			);
			for (const { resolve } of batch) resolve();
		}
		writing = false;
	}

	return {
		settle: (outcome) =>
			new Promise((resolve) => {
				waiting.push({ outcome, resolve });
				if (!writing) void write();
			}),
	};
}

interface Waiting {
	readonly outcome: Outcome;
	readonly resolve: () => void;
}

/** The attempts stay open while the store cannot write, so nothing is sent twice. */
async function settleAll(
	outcomes: readonly Outcome[],
	options: SettlerOptions,
): Promise<void> {
	await insist(() => options.settle(outcomes), options);
	options.failpoint("after-settle");
	options.onSettled(outcomes);
}
