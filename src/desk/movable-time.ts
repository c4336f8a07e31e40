import { type Instant, instant } from "../engine/model.ts";
import type { Clock } from "../engine/ports.ts";
import type { Timer } from "../runtime/timer.ts";

/** Time that goes on by itself and can be moved ahead; what was to happen meanwhile happens on the way, in order. */
export interface MovableTime {
	readonly clock: Clock;
	readonly timer: Timer;
	/** Goes on to `until`; `settle` is awaited after everything that happens on the way. Never goes back. */
	moveTo(until: Instant, settle: () => Promise<void>): Promise<void>;
	stop(): void;
}

interface Call {
	readonly at: number;
	readonly call: () => void;
	handle: NodeJS.Timeout;
}

/** Whoever waits for a moment sets out a little after it was looked up, and is still due at it. */
const SLACK_MS = 250;

/** Time that starts now, or at another moment, for a chat in the terminal. */
export function movableTime(start: Instant = instant(Date.now())): MovableTime {
	const calls = new Set<Call>();
	let ahead = start - Date.now();
	const now = () => Date.now() + ahead;

	function schedule(entry: Call): void {
		clearTimeout(entry.handle);
		entry.handle = setTimeout(() => run(entry), Math.max(0, entry.at - now()));
	}

	function run(entry: Call): void {
		clearTimeout(entry.handle);
		if (calls.delete(entry)) entry.call();
	}

	function next(until: number): Call | null {
		let first: Call | null = null;
		for (const call of calls)
			if (call.at <= until && (first === null || call.at < first.at))
				first = call;
		return first;
	}

	return {
		clock: { now: () => instant(now()) },
		timer: {
			elapsedMs: now,
			after(delayMs, call) {
				const entry: Call = {
					at: now() + delayMs,
					call,
					handle: setTimeout(() => {}, 0),
				};
				calls.add(entry);
				schedule(entry);
				return () => {
					clearTimeout(entry.handle);
					calls.delete(entry);
				};
			},
		},
		async moveTo(until, settle) {
			const last = until + SLACK_MS;
			for (let entry = next(last); entry; entry = next(last)) {
				ahead += Math.max(0, entry.at - now());
				run(entry);
				await settle();
			}
			ahead += Math.max(0, until - now());
			for (const entry of calls) schedule(entry);
		},
		stop() {
			for (const { handle } of calls) clearTimeout(handle);
			calls.clear();
		},
	};
}
