import { performance } from "node:perf_hooks";
import { setImmediate } from "node:timers/promises";

/** Knows whether a crowd is coming in. */
export interface Door {
	/** Somebody has come in. */
	opened(): void;
	/** Resolves once a turn of the event loop brought nobody new, or it took too long; null: it is quiet now. */
	quiet(): Promise<void> | null;
}

/** The longest that who is in waits for who stands outside. */
const LONGEST_MS = 25;

/**
 * libuv accepts one new connection in a turn of the event loop (its pull request 3696; Node 20 has it). Where each turn also decides and commits
 * what the last one brought, the sixty-fourth of a crowd waits for sixty-three commits; so work waits until all of them are in, and
 * shares one.
 *
 * @param nextTurn resolves in the next turn of the event loop
 * @param elapsedMs milliseconds since some fixed moment
 */
export function createDoor(
	nextTurn: () => Promise<void> = setImmediate,
	elapsedMs: () => number = () => performance.now(),
): Door {
	let opened = 0;
	let waiting: Promise<void> | null = null;

	async function wait(): Promise<void> {
		const until = elapsedMs() + LONGEST_MS;
		// To the end of the turn that brought somebody: only the one after it can bring nobody.
		await nextTurn();
		for (let before = -1; before < opened && elapsedMs() < until; ) {
			before = opened;
			await nextTurn();
		}
		waiting = null;
	}

	return {
		opened() {
			opened += 1;
			waiting ??= wait();
		},
		quiet: () => waiting,
	};
}
