// Loaded into a server before it starts: long waits, and the clock that only goes forward, run sixty times as fast, so that a
// test sees in a second what takes a minute. Short waits and the time of day stay as they are. FAST_CLOCK is {"times": 60, "longMs": 25000}:
// how many times as fast, and which waits are long.
import { performance } from "node:perf_hooks";

const { FAST_CLOCK = '{"times": 60, "longMs": 25000}' } = process.env;
const { times, longMs } = JSON.parse(FAST_CLOCK);
const now = performance.now.bind(performance);
performance.now = () => now() * times;
const { setTimeout } = globalThis;
globalThis.setTimeout = (call, delayMs, ...rest) =>
	setTimeout(call, delayMs > longMs ? delayMs / times : delayMs, ...rest);
