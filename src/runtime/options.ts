import type { RulesArtefact } from "../engine/model.ts";
import type {
	Agenda,
	Channel,
	Clock,
	Indexer,
	Library,
	MediaFiles,
	MediaShelf,
	Store,
	Upkeep,
} from "../engine/ports.ts";
import type { RuleBook } from "../engine/rule-book.ts";
import type { Failpoint } from "./failpoint.ts";
import type { Fetcher } from "./fetch/fetcher.ts";
import type { Log } from "./log.ts";
import type { Decide } from "./pump/decide-one.ts";
import type { Home } from "./pump/planned-send.ts";
import type { ParseRules } from "./rule-book/parse.ts";
import type { WatchRules } from "./rule-book/watch.ts";
import type { Timer } from "./timer.ts";

/** Everything the runtime stands on; `main.ts` fills in what has to be chosen, tests hold the rest. */
export interface RuntimeOptions {
	readonly store: Store;
	readonly agenda: Agenda;
	readonly library: Library;
	/** Lets lists, search and figures follow the journal; without it they stand still. */
	readonly indexer?: Indexer;
	readonly upkeep: Upkeep;
	/** `RETENTION_DAYS`: what is older goes; 0: nothing does. */
	readonly retentionDays?: number;
	/** Where customers' files are written down and lie; without them none are kept. */
	readonly media?: MediaShelf;
	readonly files?: MediaFiles;
	readonly channels: readonly Channel[];
	/** Where a message leaves that no conversation caused: our first number. */
	readonly home: Home;
	/** A rules file, or a folder of `*.yaml`. */
	readonly rules: string;
	readonly limits: SendLimits;
	/** Version of this package, of ICU and of the time zones: kept with every decision. */
	readonly engine: string;
	readonly clock: Clock;
	readonly log: Log;
	readonly timer?: Timer;
	/** Numbers from 0 up to, and without, 1. */
	readonly random?: () => number;
	readonly failpoint?: Failpoint;
	readonly decide?: Decide;
	readonly parse?: ParseRules;
	readonly compiling?: (artefact: RulesArtefact) => Generator<void, RuleBook>;
	/** Makes the requests of `fetch`; left out, over the network and only to public addresses. */
	readonly fetcher?: Fetcher;
	/** `FETCH_ALLOW`: hosts that a `fetch` may reach although their address is private. */
	readonly fetchAllow?: readonly string[];
	/** Null: the rules files are read once. */
	readonly watch?: WatchRules | null;
}

/** How fast messages may leave, and how long an answer may take. */
export interface SendLimits {
	/** `SEND_RATE`: messages a second for each sender. */
	readonly sendRate: number;
	/** `PAIR_INTERVAL_MS`: the pace to one recipient, once the burst is used up. */
	readonly pairIntervalMs: number;
	readonly pairBurst: number;
	/** `RECONCILE_MS`: how long a send without an answer waits for its report. */
	readonly reconcileMs: number;
	/** `SEND_TIMEOUT_MS` */
	readonly sendTimeoutMs: number;
}

/** What stands in the documentation: 80 a second, one in six seconds to one person after a burst of 45, half a minute, ten seconds. */
export const defaultLimits: SendLimits = {
	sendRate: 80,
	pairIntervalMs: 6_000,
	pairBurst: 45,
	reconcileMs: 30_000,
	sendTimeoutMs: 10_000,
};
