import { nextTurn, type Timer } from "../timer.ts";

/** Milliseconds for which work on rules holds up messages at a time; each message takes some five turns of the event loop. */
const SLICE_MS = 2;

/** Does work that pauses between its steps a little at a time, so that messages are decided in between; gives what came of it. */
export async function inSlices<Result>(
	steps: Generator<void, Result>,
	timer: Timer,
): Promise<Result> {
	for (;;) {
		const startMs = timer.elapsedMs();
		while (timer.elapsedMs() - startMs < SLICE_MS) {
			const { done, value } = steps.next();
			if (done) return value;
		}
		await nextTurn();
	}
}
