import type { RuleBook } from "../../engine/rule-book.ts";
import { nextTurn, type Timer } from "../timer.ts";

/** Milliseconds for which compiling holds up messages at a time. */
const SLICE_MS = 5;

/** Compiles rules a little at a time, so that messages are decided in between. */
export async function compileInSlices(
	steps: Generator<void, RuleBook>,
	timer: Timer,
): Promise<RuleBook> {
	for (;;) {
		const startMs = timer.elapsedMs();
		while (timer.elapsedMs() - startMs < SLICE_MS) {
			const { done, value } = steps.next();
			if (done) return value;
		}
		await nextTurn();
	}
}
