import { performance } from "node:perf_hooks";

/** Time as it passes, whatever anybody does to the wall clock. Tests hold it. */
export interface Timer {
	/** Milliseconds since some fixed moment, with fractions; never goes back. */
	elapsedMs(): number;
	/** Calls back once after so many milliseconds; what it gives back takes the call back. */
	after(delayMs: number, call: () => void): () => void;
}

/** The longest delay that is set at once: after it whoever waits looks at the clock again, in case that was moved. */
export const LONGEST_WAIT_MS = 30_000;

/** The timer of this process; a wait that is still open does not keep the process alive. */
export const systemTimer: Timer = {
	elapsedMs: () => performance.now(),
	after(delayMs, call) {
		const handle = setTimeout(call, delayMs).unref();
		return () => clearTimeout(handle);
	},
};

/** Resolves after so many milliseconds. */
export function pause(timer: Timer, delayMs: number): Promise<void> {
	return new Promise((resolve) => {
		timer.after(delayMs, resolve);
	});
}

/** Resolves in the next turn of the event loop, after the input that waits now was read. */
export function nextTurn(): Promise<void> {
	return new Promise((resolve) => {
		setImmediate(resolve);
	});
}
