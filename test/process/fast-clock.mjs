// Loaded into a server before it starts: long waits, and the clock that only goes forward, run sixty times as fast, so that a
// test sees in a second what takes a minute. Short waits and the time of day stay as they are.
import { performance } from "node:perf_hooks";

const times = 60;
const longMs = 25_000;
const now = performance.now.bind(performance);
performance.now = () => now() * times;
const { setTimeout } = globalThis;
globalThis.setTimeout = (call, delayMs, ...rest) =>
	setTimeout(call, delayMs > longMs ? delayMs / times : delayMs, ...rest);
