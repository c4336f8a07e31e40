import { fileURLToPath } from "node:url";
import { chanceFrom } from "../chaos/random.ts";
import { account } from "../process/infobip-server.ts";
import type { Exit } from "../process/launch.ts";
import { type Server, startServer } from "../process/server.ts";
import { letCustomersCome } from "./customers.ts";
import { createLatencies } from "./latencies.ts";
import { createLedger } from "./ledger.ts";
import { type SoakProvider, soakProvider } from "./provider.ts";
import { followFeed, watchDashboard } from "./readers.ts";
import { type Sample, sample } from "./samples.ts";

/** A long run: the built server, customers who come and go, and everybody who watches. */
export interface SoakOptions {
	readonly seed: number;
	readonly seconds: number;
	/** Customers' messages a second, about. */
	readonly perSecond: number;
	/** How many times as fast the server's time of day goes: with 288 a day takes five minutes, and retention has work. */
	readonly clockTimes: number;
	readonly sampleEveryMs: number;
	readonly lookEveryMs: number;
	/** Flags for the server's Node, such as `--heap-prof`. */
	readonly nodeOptions?: string;
	readonly onSample?: (sample: Sample) => void;
}

/** Everything that is known of a run when it is over. */
export interface SoakRun {
	readonly options: SoakOptions;
	readonly samples: readonly Sample[];
	readonly customers: number;
	readonly acknowledged: number;
	readonly refused: number;
	readonly decisions: number;
	readonly answered: number;
	readonly unanswered: number;
	/** Whatever was not as it should be, in words. */
	readonly faults: readonly string[];
	readonly exit: Exit;
}

const rules = `version: 1
business: { name: Soak, timezone: Asia/Beirut, languages: [en] }
rules:
  - name: goodbye
    when: { regex: '^goodbye number (?<number>\\d+)' }
    limit: none
    do:
      - set: { left: "{number}" }
      - text: "Answer {number}"
      - wait: 10m
      - text: Come again!
  - name: answer
    when: { regex: 'number (?<number>\\d+)' }
    limit: none
    do:
      - set: { said: "{message}" }
      - text: "Answer {number}"
`;

const movedClock = fileURLToPath(
	new URL("../process/moved-clock.mjs", import.meta.url),
);
/** So long what was acknowledged may take to be answered when nobody writes any more. */
const DRAIN_MS = 60_000;

/** Runs it, and ends everything that it started. */
export async function soak(options: SoakOptions): Promise<SoakRun> {
	const startedAt = Date.now();
	const now = () => startedAt + (Date.now() - startedAt) * options.clockTimes;
	const ledger = createLedger();
	let webhook = () => "";
	const provider = await soakProvider({
		onText: (to, text) => noteAnswer(ledger, to, text),
		webhook: () => webhook(),
		now,
		chance: chanceFrom(options.seed + 1),
		longestReportMs: 2_000,
	});
	try {
		const server = await startServer({
			rules,
			env: environment(provider, options, startedAt),
		});
		webhook = () => `${server.url()}/webhook/infobip`;
		try {
			return await run({ options, server, provider, ledger, now, startedAt });
		} finally {
			await server.close();
		}
	} finally {
		await provider.close();
	}
}

interface Parts {
	readonly options: SoakOptions;
	readonly server: Server;
	readonly provider: SoakProvider;
	readonly ledger: ReturnType<typeof createLedger>;
	readonly now: () => number;
	readonly startedAt: number;
}

async function run(parts: Parts): Promise<SoakRun> {
	const { options, server, provider, ledger, now, startedAt } = parts;
	const latencies = createLatencies();
	const feed = followFeed(server.url());
	const dashboard = watchDashboard(server.url(), options.lookEveryMs);
	const { perSecond, seed } = options;
	const chance = chanceFrom(seed);
	const { post } = server;
	const load = { perSecond, chance, ledger, latencies, post, now };
	const customers = letCustomersCome(load);
	const samples: Sample[] = [];
	while (Date.now() - startedAt < options.seconds * 1_000) {
		await pause(options.sampleEveryMs);
		const taken = await sample(server, latencies, startedAt);
		samples.push(taken);
		options.onSample?.(taken);
	}
	await customers.stop();
	const counts = customers.counts();
	await until(
		() => ledger.open() === 0 && feed.decisions() >= counts.acknowledged,
	);
	await provider.idle();
	await dashboard.stop();
	await feed.stop();
	const exit = await server.stop();
	const gap = feed.gap();
	return {
		options,
		samples,
		...counts,
		customers: customers.known(),
		decisions: feed.decisions(),
		answered: ledger.kept(),
		unanswered: ledger.open(),
		faults: [
			...ledger.faults,
			...dashboard.failures(),
			...(gap === null ? [] : [`The feed: ${gap}`]),
		],
		exit,
	};
}

function environment(
	{ url }: SoakProvider,
	{ clockTimes: times, nodeOptions = "", perSecond }: SoakOptions,
	startedAt: number,
): Record<string, string> {
	return {
		...account,
		INFOBIP_BASE_URL: url,
		RETENTION_DAYS: "1",
		// Else messages would wait and wait.
		SEND_RATE: String(2 * perSecond),
		PAIR_INTERVAL_MS: "6000",
		// A busy machine is slow at answering itself, which would look like an answer that was lost.
		SEND_TIMEOUT_MS: "60000",
		LOG_LEVEL: "warn",
		NODE_OPTIONS: `--import=${movedClock} ${nodeOptions}`,
		CLOCK: JSON.stringify({ at: startedAt, since: startedAt, times }),
	};
}

function noteAnswer(
	ledger: ReturnType<typeof createLedger>,
	to: string,
	text: string,
): void {
	const number = /^Answer (\d+)$/.exec(text)?.[1];
	if (number !== undefined) ledger.answered(to, Number(number));
}

async function until(holds: () => boolean): Promise<void> {
	const end = Date.now() + DRAIN_MS;
	while (!holds() && Date.now() < end) await pause(50);
}

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
