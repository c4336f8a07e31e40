/**
 * A long run by hand: `npm run soak -- --minutes 20 --per-second 50 --seed 7`. Prints a line every ten seconds and what came of it; ends with 1
 * where a promise was broken. `--day 0` leaves the server's time of day as it is, `--node=--heap-prof` hands a flag to its Node.
 */
import { parseArgs } from "node:util";
import { soak } from "../test/soak/soak.ts";
import { summary, tableHead, tableLine } from "../test/soak/table.ts";
import { complaints } from "../test/soak/verdict.ts";

const DAY_MINUTES = 1_440;

const { values } = parseArgs({
	options: {
		minutes: { type: "string", default: "20" },
		"per-second": { type: "string", default: "50" },
		seed: { type: "string", default: String(Date.now() % 1_000_000) },
		/** In how many minutes a day passes for the server. */
		day: { type: "string", default: "5" },
		/** With room to spare V8 lets garbage lie for an hour, and memory says nothing. */
		node: { type: "string", default: "--max-old-space-size=192" },
	},
});
const dayMinutes = Number(values.day);

console.log(tableHead());
const run = await soak({
	seed: Number(values.seed),
	seconds: Number(values.minutes) * 60,
	perSecond: Number(values["per-second"]),
	clockTimes: dayMinutes === 0 ? 1 : DAY_MINUTES / dayMinutes,
	sampleEveryMs: 10_000,
	lookEveryMs: 5_000,
	nodeOptions: values.node,
	onSample: (sample) => console.log(tableLine(sample)),
});
const wrong = complaints(run);
for (const line of [...summary(run), ...wrong]) console.log(line);
console.log(wrong.length === 0 ? "All is well." : "This is not well.");
process.exitCode = wrong.length === 0 ? 0 : 1;
