import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import type { FeedRow } from "../process/feed.ts";
import { account } from "../process/infobip-server.ts";
import { decidedId } from "../process/rows.ts";
import { type Server, startServer } from "../process/server.ts";
import { brokenPromises, type Run, tally } from "./check.ts";
import { type Posted, startLoad } from "./load.ts";
import { readProviderLog } from "./provider-log.ts";
import { chanceFrom } from "./random.ts";
import { reap } from "./reaper.ts";
import { startProvider } from "./start-provider.ts";

/** `CHAOS_SEED=7 CHAOS_KILLS=25 npx vitest run test/chaos` does a certain run, or a longer one. */
const setting = (name: string, usual: number) =>
	Number(process.env[`CHAOS_${name}`] ?? usual);
const seed = setting("SEED", Date.now() % 1_000_000);
const kills = setting("KILLS", 5);
const conversations = setting("CONVERSATIONS", 40);
const perSecond = setting("PER_SECOND", 400);
/** A start costs a second or two, and what may have been sent waits this long for its report. */
const reconcileMs = 1_000;
const timeout = 60_000 + kills * 8_000;

const rules = `version: 1
business: { name: Chaos, timezone: Europe/Berlin, languages: [en] }
settings: { brake: "off", mark_read: false }
rules:
  - name: answer
    when: { regex: 'number (?<number>\\d+)' }
    reply: "Answer {number}"
`;

it(
	`keeps its promises through ${kills} crashes and a provider that loses answers (seed ${seed})`,
	async () => {
		const run = await runChaos();
		console.info(`chaos, seed ${seed}:`, tally(run));
		expect(brokenPromises(run), `CHAOS_SEED=${seed}`).toEqual([]);
		expect(run.deaths).toHaveLength(kills);
		expect(run.posted.acknowledged.size).toBeGreaterThan(10 * kills);
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
	return { posted, rows, deaths, provider: readProviderLog(log) };
}

function environment(infobip: string): Record<string, string> {
	return {
		...account,
		INFOBIP_BASE_URL: infobip,
		SEND_RATE: "1000",
		RECONCILE_MS: String(reconcileMs),
		SEND_TIMEOUT_MS: "2000",
	};
}

/** The journal once every decision's answer was accepted, or given up. */
function drained(
	server: Server,
	{ acknowledged }: Posted,
): Promise<readonly FeedRow[]> {
	const decided = new Set<string>();
	const ended = new Set<unknown>();
	let looked = 0;
	return server.until((rows) => {
		for (const row of rows.slice(looked)) {
			if (row.type === "decision.made") decided.add(decidedId(row));
			// A report may come before the answer that it makes needless.
			if (row.messageId !== undefined) ended.add(row.messageId);
		}
		looked = rows.length;
		return decided.size >= acknowledged.size && ended.size >= decided.size;
	});
}
