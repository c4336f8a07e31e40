import { type Instant, instant } from "../../src/engine/model.ts";
import type { Clock } from "../../src/engine/ports.ts";
import { nextTurn, type Timer } from "../../src/runtime/timer.ts";

/** Time that a test holds: it stands still until somebody lets it pass. */
export interface HeldTime {
	readonly clock: Clock;
	readonly timer: Timer;
	/** Lets time pass; whatever is due on the way is called, and what follows from it happens, in order. */
	pass(milliseconds: number): Promise<void>;
	/** Moves the clock on the wall only, as an administrator does. */
	step(milliseconds: number): void;
	/** Calls that wait. */
	waiting(): number;
}

export const START = Date.UTC(2026, 10, 23, 10, 0);

export function heldTime(start: number = START): HeldTime {
	let now = start;
	let elapsed = 0;
	const calls = new Set<{ readonly at: number; readonly call: () => void }>();

	function next(until: number) {
		return [...calls]
			.filter(({ at }) => at <= until)
			.sort((one, other) => one.at - other.at)[0];
	}

	return {
		clock: { now: (): Instant => instant(now) },
		timer: {
			elapsedMs: () => elapsed,
			after(delayMs, call) {
				const waiting = { at: elapsed + Math.max(0, delayMs), call };
				calls.add(waiting);
				return () => void calls.delete(waiting);
			},
		},
		async pass(milliseconds) {
			const until = elapsed + milliseconds;
			await quiet();
			for (let due = next(until); due; due = next(until)) {
				calls.delete(due);
				now += Math.max(0, due.at - elapsed);
				elapsed = Math.max(elapsed, due.at);
				due.call();
				await quiet();
			}
			now += until - elapsed;
			elapsed = until;
			await quiet();
		},
		step(milliseconds) {
			now += milliseconds;
		},
		waiting: () => calls.size,
	};
}

/** Lets everything happen that waits for nothing but its turn. The stores of these tests answer within one. */
export async function quiet(): Promise<void> {
	for (let turn = 0; turn < 12; turn++) await nextTurn();
}

/** Waits for a fact; fails when it does not come about. */
export async function until(
	holds: () => boolean,
	what = "something that was waited for",
): Promise<void> {
	for (let turn = 0; turn < 20_000; turn++) {
		if (holds()) return;
		await nextTurn();
	}
	throw new Error(`It did not happen: ${what}.`);
}
