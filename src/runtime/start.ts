import { compiling } from "../engine/compile.ts";
import { decide } from "../engine/decide.ts";
import type { DueSend, Fact, Outcome } from "../engine/model.ts";
import { waitsForFailures } from "../engine/triggers/delivery.ts";
import { createCounters } from "./counters.ts";
import { createCourtesies } from "./courtesy.ts";
import { createErasing } from "./erasing.ts";
import { factChanges, rulesLoaded, rulesRejected } from "./facts.ts";
import { findHead } from "./feed/head.ts";
import { createFeed } from "./feed.ts";
import { fetcherOverNetwork } from "./fetch/fetcher.ts";
import { createFetches } from "./fetch.ts";
import {
	type FollowUpParts,
	followCommit,
	followSettled,
} from "./follow-up.ts";
import { createIndexing } from "./indexing.ts";
import { createMediaKeeper } from "./media.ts";
import type { RuntimeOptions } from "./options.ts";
import { ownReport } from "./outbox/own-report.ts";
import { createOutbox } from "./outbox.ts";
import { createPump } from "./pump.ts";
import { recentSends } from "./recent-sends.ts";
import { createRetention } from "./retention.ts";
import { keepRules, type RisingRules } from "./rule-book/live-rules.ts";
import { parseInChild, parserName } from "./rule-book/parse.ts";
import { watchRules } from "./rule-book/watch.ts";
import { createRuns } from "./runs.ts";
import type { Runtime, RuntimeStatus } from "./runtime.ts";
import { createSchedules } from "./schedules.ts";
import { pause, systemTimer } from "./timer.ts";
import { createTimers } from "./timers.ts";

export type { RuntimeOptions, SendLimits } from "./options.ts";
export { defaultLimits } from "./options.ts";

/** Milliseconds that what is under way has to end when the runtime stops. */
const STOP_WITHIN_MS = 8_000;

/**
 * Starts the shell around the engine: loads the rules, sends what waits, and from then on decides whatever comes through `accept`.
 * Throws a `NoRulesError` where there are no rules to begin with.
 */
export async function startRuntime(given: RuntimeOptions): Promise<Runtime> {
	const options = withDefaults(given);
	const { store, clock, log, limits } = options;
	const channels = new Map(
		options.channels.map((channel) => [channel.name, channel]),
	);
	const head = await findHead(store, 0);
	const counters = createCounters();
	const shared = { ...limits, ...options, channels, onTrouble: trouble };
	let lastEventAt: number | null = null;
	let started = false;

	const feed = createFeed(shared);
	const pump = createPump({
		...shared,
		store: {
			load: (refs, keys) => store.load(refs, keys),
			// What is decided leaves at once, as far as it may: claimed later it would cost a transaction of its own.
			commit: (changes) =>
				outbox.claimWith((room) => store.commit(changes, room)),
		},
		book: () => rules.book(),
		onCommitted: (committed) => followCommit(committed, parts()),
		onDecisionFailed: (error, { type, key }) =>
			log.error(
				{ err: error, event: type, key },
				"deciding threw; the event was kept",
			),
		onDeadLetter: (error, { type, key }) =>
			log.error(
				{ err: error, event: type, key },
				"could not be stored; the event was set aside",
			),
	});
	const { accept, record, whenIdle } = pump;
	const courtesies = createCourtesies({ ...shared, record });
	const outbox = createOutbox({
		...shared,
		courtesies,
		onFailed: tellFailed,
		recent: await recentSends(head, options),
		tell: tellSending,
		onSettled: (outcomes) => followSettled(outcomes, parts()),
	});
	const { media, files } = options;
	const keeper =
		media && files ? createMediaKeeper({ ...shared, media, files }) : null;
	const indexing = options.indexer
		? createIndexing({ ...shared, indexer: options.indexer, whenIdle })
		: null;
	const take = (events: Parameters<typeof accept>[0]) => accept(events, []);
	const fetches = createFetches({ ...shared, accept: take });
	const timers = createTimers({ ...shared, accept: take, onDue: outbox.wake });
	const erasing = createErasing({
		...shared,
		between: pump.between,
		feed,
		keeper,
		onErased: () => {
			counters.count([{ type: "contact.erased", body: {} }]);
			outbox.wake();
			feed.wake();
		},
	});
	const retention = createRetention({ ...shared, pump, keeper });
	const runs = createRuns({
		...shared,
		book: () => rules.book(),
		accept: take,
		record,
		whenIdle,
	});
	const schedules = createSchedules({
		...shared,
		record,
		onFired: () => started && runs.wake(),
	});
	const rules = await keepRules({
		...shared,
		parsedBy: given.parse ? null : parserName(),
		path: options.rules,
		watch: options.watch ?? (() => () => {}),
		onLoaded,
		onRejected: (problems) => {
			log.warn(
				{ problems: problems.length },
				"the rules were refused; the old ones stay",
			);
			void note(rulesRejected(problems));
		},
	});

	/** Commits begin only when all of them are there. */
	function parts(): FollowUpParts {
		const readers = indexing ? [feed, indexing] : [feed];
		const followers = { counters, timers, courtesies, outbox, fetches, runs };
		return { keeper, readers, ...followers };
	}

	function trouble(error: unknown): void {
		log.error({ err: error }, "something went wrong and is tried again");
	}

	/** The rules hear of a final refusal before it is written down: a crash in between brings it again, under the same key. */
	async function tellFailed({ messageId }: DueSend, outcome: Outcome) {
		const report = ownReport(messageId, outcome);
		if (report && waitsForFailures(rules.book())) await take([report]);
	}

	function tellSending(fact: Fact): void {
		if (fact.type === "sending.paused") log.error(fact.body, "sending pauses");
		else log.info(fact.body, "sending goes on");
		void note(fact);
	}

	async function onLoaded(loaded: RisingRules): Promise<void> {
		await schedules.swap(loaded.book, loaded.previous);
		const fact = rulesLoaded(loaded);
		await record(factChanges(fact, clock.now()));
		log.info(fact.body, "rules are live");
	}

	async function note(
		fact: Fact,
		conversation: number | null = null,
	): Promise<void> {
		try {
			await record(factChanges(fact, clock.now(), conversation));
		} catch (error) {
			log.warn(
				{ err: error, fact: fact.type },
				"a fact could not be journalled",
			);
		}
	}

	function status(): RuntimeStatus {
		const { hash, rules: live } = rules.book();
		return {
			rules: { hash, count: live.length },
			sendingPaused: outbox.paused(),
			sendsInFlight: outbox.inFlight(),
			fetchesOpen: fetches.open(),
			feedReaders: feed.readers(),
			lastEventAt,
			journalled: counters.counts(),
			duplicates: pump.duplicates(),
			lastSequence: Math.max(feed.position(), head + counters.total()),
		};
	}

	async function stop(): Promise<void> {
		for (const part of [
			rules,
			schedules,
			runs,
			timers,
			courtesies,
			erasing,
			retention,
		])
			part.stop();
		const ended = Promise.all([
			fetches.whenIdle().then(whenIdle).then(outbox.stop),
			keeper?.stop(),
			indexing?.stop(),
		]);
		await Promise.race([ended, pause(options.timer, STOP_WITHIN_MS)]);
		fetches.stop();
		feed.stop();
	}

	started = true;
	rules.watch();
	for (const part of [timers, outbox, runs, keeper, indexing, retention])
		part?.wake();
	return {
		async accept(events, refused) {
			if (events.length > 0) lastEventAt = clock.now();
			await accept(events, refused);
		},
		note,
		indexed: async () => indexing?.caughtUp(),
		erase: erasing.erase,
		rules,
		feed,
		status,
		stop,
	};
}

function withDefaults(given: RuntimeOptions) {
	const timer = given.timer ?? systemTimer;
	return {
		random: Math.random,
		retentionDays: 0,
		failpoint: () => {},
		decide,
		parse: parseInChild,
		compiling: compiling as NonNullable<RuntimeOptions["compiling"]>,
		watch: watchRules(timer),
		fetcher: fetcherOverNetwork(given.fetchAllow),
		...given,
		timer,
	};
}
