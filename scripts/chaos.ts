/** A run of the chaos suite by hand: `npm run chaos -- --kills 1000 --seed 7`. Ends with what vitest ends with. */
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

const { values } = parseArgs({
	options: {
		kills: { type: "string", default: "25" },
		seed: { type: "string", default: String(Date.now() % 1_000_000) },
		conversations: { type: "string", default: "40" },
		"per-second": { type: "string", default: "400" },
	},
});
const run = spawnSync("npx", ["vitest", "run", "test/chaos/chaos.test.ts"], {
	stdio: "inherit",
	env: {
		...process.env,
		CHAOS_KILLS: values.kills,
		CHAOS_SEED: values.seed,
		CHAOS_CONVERSATIONS: values.conversations,
		CHAOS_PER_SECOND: values["per-second"],
	},
});
process.exitCode = run.status ?? 1;
