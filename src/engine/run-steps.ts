/** Runs work that pauses between its steps to the end at once, and gives what came of it. */
export function runSteps<Result>(steps: Generator<void, Result>): Result {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}
