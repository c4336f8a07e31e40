import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { run } from "../cli/run.ts";
import type { FeedRow } from "../process/feed.ts";
import { account } from "../process/infobip-server.ts";
import { decidedId } from "../process/rows.ts";
import { type Server, startServer } from "../process/server.ts";
import { brokenPromises, type Run, tally } from "./check.ts";
import { keyOfLife } from "./life.ts";
import { type Posted, startLoad } from "./load.ts";
import { readProviderLog } from "./provider-log.ts";
import { chanceFrom } from "./random.ts";
import { reap } from "./reaper.ts";
import { startProvider } from "./start-provider.ts";

/** `npm run chaos -- --seed 7 --kills 1000` does a certain run, or a longer one. */
const setting = (name: string, usual: number) =>
	Number(process.env[`CHAOS_${name}`] ?? usual);
const seed = setting("SEED", Date.now() % 1_000_000);
const kills = setting("KILLS", 25);
const conversations = setting("CONVERSATIONS", 40);
const perSecond = setting("PER_SECOND", 400);
/** A start costs a second or two, and what may have been sent waits this long for its report. */
const reconcileMs = 1_000;
/** For what was posted to be decided and sent when the killing is over. */
const patienceMs = 60_000 + kills * 1_000;
const timeout = patienceMs + kills * 10_000;

const rules = `version: 1
business: { name: Chaos, timezone: Europe/Berlin, languages: [en] }
settings: { brake: "off", mark_read: false }
rules:
  - name: answer
    when: { regex: 'number (?<number>\\d+)' }
    reply: "Answer {number}"
`;

it(
	`keeps its promises through ${kills} ends and a provider that loses answers (seed ${seed})`,
	async () => {
		const ended = await runChaos();
		console.info(`chaos, seed ${seed}:`, tally(ended));
		expect(brokenPromises(ended), `CHAOS_SEED=${seed}`).toEqual([]);
		expect(ended.deaths).toHaveLength(kills);
		expect(ended.posted.acknowledged.size).toBeGreaterThan(10 * kills);
	},
	timeout,
);

async function runChaos(): Promise<Run> {
	const folder = mkdtempSync(join(tmpdir(), "marhaba-chaos-"));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	const log = join(folder, "provider.jsonl");
	const provider = await startProvider({ log, seed, faults: 0.04 });
	onTestFinished(provider.close);
	const server = await startServer({ rules, env: environment(provider.url) });
	onTestFinished(server.close);
	const report = () => provider.reportTo(`${server.url()}/webhook/infobip`);
	report();

	const amounts = { seed, conversations, perSecond, duplicates: 0.1 };
	const load = startLoad({ ...amounts, post: server.post });
	const chance = chanceFrom(seed + 1);
	const deaths = await reap({ server, kills, chance, onAlive: report });
	const posted = await load.stop();
	const rows = await drained(server, posted);
	const verified = await verify(server);
	return { posted, rows, deaths, provider: readProviderLog(log), verified };
}

/** Makes every decision of the run once more from its row. */
async function verify({ folder }: Server): Promise<Run["verified"]> {
	const env = { DATABASE_URL: "file:data/marhaba.db" };
	const given = ["replay", "--verify", "--json"];
	const { stdout, stderr } = await run(given, { cwd: folder, env });
	if (stdout === "") throw new Error(stderr);
	return JSON.parse(stdout);
}

function environment(infobip: string): Record<string, string> {
	return {
		...account,
		INFOBIP_API_KEY: keyOfLife(0),
		INFOBIP_BASE_URL: infobip,
		SEND_RATE: "1000",
		RECONCILE_MS: String(reconcileMs),
	};
}

/** The journal once everything acknowledged is decided, and every decision's answer was accepted or given up. */
function drained(
	server: Server,
	{ acknowledged }: Posted,
): Promise<readonly FeedRow[]> {
	const undecided = new Set(acknowledged);
	const ended = new Set<unknown>();
	let decided = 0;
	let looked = 0;
	const isOver = (rows: readonly FeedRow[]) => {
		for (const row of rows.slice(looked)) {
			// A report may come before the answer that it makes needless.
			if (row.messageId !== undefined) ended.add(row.messageId);
			if (row.type !== "decision.made") continue;
			decided += 1;
			undecided.delete(decidedId(row));
		}
		looked = rows.length;
		return undecided.size === 0 && ended.size >= decided;
	};
	return server.until(isOver, { since: 0, patienceMs }).catch((cause) => {
		const lost = [...undecided].join(", ");
		const open = `${decided - ended.size} answers are open`;
		throw new Error(`Acknowledged, not decided: ${lost}; ${open}`, { cause });
	});
}
