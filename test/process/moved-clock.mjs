// Loaded into a server before it starts: its time of day is what the environment or a file says. The clock that only goes forward stays as it
// is, and so do waits; those of ten minutes and more go with the time of day. CLOCK is {"at": 1790000000000, "since": 1789999999000, "times": 60}:
// at the machine's own moment `since` it was `at`, and since then it has gone so many times as fast. CLOCK_FILE names a file that holds
// the same and may change. A wait of less than nothing is written into the log.
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

const { CLOCK, CLOCK_FILE } = process.env;
const RealDate = Date;
const realNow = Date.now.bind(Date);
/** So that a file that changed is noticed before anybody could act on it, and a busy process does not read it all the time. */
const READ_AGAIN_MS = 1;
/** Waits this long, or longer, are for an hour of the day and not for a machine. */
const LONG_MS = 600_000;
let clock = CLOCK ? JSON.parse(CLOCK) : { at: 0, since: 0, times: 1 };
let readAt = Number.NEGATIVE_INFINITY;

function now() {
	if (CLOCK_FILE && performance.now() - readAt > READ_AGAIN_MS) {
		clock = JSON.parse(readFileSync(CLOCK_FILE, "utf8"));
		readAt = performance.now();
	}
	return Math.round(clock.at + (realNow() - clock.since) * clock.times);
}

globalThis.Date = new Proxy(RealDate, {
	construct: (target, given, itself) =>
		Reflect.construct(target, given.length === 0 ? [now()] : given, itself),
	apply: () => new RealDate(now()).toString(),
	get: (target, name) =>
		name === "now" ? now : Reflect.get(target, name, target),
});

const { setTimeout } = globalThis;
globalThis.setTimeout = (call, delayMs, ...rest) => {
	if (delayMs < 0) process.stderr.write(`a negative wait: ${delayMs} ms\n`);
	const waitMs = delayMs < LONG_MS ? delayMs : delayMs / clock.times;
	return setTimeout(call, waitMs, ...rest);
};
