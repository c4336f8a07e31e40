import { pause, type Timer } from "./timer.ts";

/** Milliseconds between tries. */
const AGAIN_MS = 1_000;

/** Does it again and again until it does not throw: what has to be written waits for a store that cannot write. */
export async function insist<Value>(
	run: () => Promise<Value>,
	{
		timer,
		onTrouble,
	}: {
		readonly timer: Timer;
		readonly onTrouble: (error: unknown) => void;
	},
): Promise<Value> {
	for (;;) {
		try {
			return await run();
		} catch (error) {
			onTrouble(error);
			await pause(timer, AGAIN_MS);
		}
	}
}
