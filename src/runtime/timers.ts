import type {
	Conversation,
	InboundEvent,
	Instant,
	TimerFired,
} from "../engine/model.ts";
import type { Agenda, Clock } from "../engine/ports.ts";
import { LONGEST_WAIT_MS, type Timer } from "./timer.ts";

/** The one timer over everything that waits in the store: conversations and sends. */
export interface Timers {
	/** Something may be due sooner than was known. */
	hint(at: Instant): void;
	/** Looks now. */
	wake(): void;
	stop(): void;
}

/** What the timer stands on. */
export interface TimersOptions {
	readonly agenda: Agenda;
	readonly clock: Clock;
	readonly timer: Timer;
	/** The one door. */
	readonly accept: (events: readonly InboundEvent[]) => Promise<void>;
	/** Wakes the outbox: one of its sends may be due. */
	readonly onDue: () => void;
	readonly onTrouble: (error: unknown) => void;
}

const PAGE = 200;
/** After looking in vain, so that something due that cannot leave yet does not keep the process busy. */
const AGAIN_MS = 1_000;
/** A clock that is put right by less needs no help. */
const NOTICED_MS = 1_000;

/**
 * Sleeps until the next thing is due and brings it through the door, as `timer.fired` events or by waking the outbox. It never sleeps
 * longer than half a minute, so that a wall clock that was moved is noticed.
 */
export function createTimers(options: TimersOptions): Timers {
	const { agenda, clock, timer } = options;
	const tried = new Set<string>();
	let cancel = () => {};
	let setFor = Number.POSITIVE_INFINITY;
	let looking = false;
	let lookAgain = false;
	let stopped = false;
	let ahead = clock.now() - timer.elapsedMs();

	/** Whether the clock on the wall was set back since it was last looked at. */
	function wentBack(): boolean {
		const before = ahead;
		ahead = clock.now() - timer.elapsedMs();
		return ahead < before - NOTICED_MS;
	}

	function sleep(delayMs: number): void {
		if (stopped) return;
		const waitMs = Math.min(LONGEST_WAIT_MS, Math.max(0, delayMs));
		cancel();
		setFor = clock.now() + waitMs;
		cancel = timer.after(waitMs, wake);
	}

	function wake(): void {
		lookAgain = true;
		if (looking || stopped) return;
		looking = true;
		void run();
	}

	async function run(): Promise<void> {
		while (lookAgain && !stopped) {
			lookAgain = false;
			try {
				await look();
			} catch (error) {
				options.onTrouble(error);
				sleep(AGAIN_MS);
			}
		}
		looking = false;
	}

	async function look(): Promise<void> {
		if (wentBack()) await agenda.hasten(clock.now());
		options.onDue();
		const { fired, lookedAt } = await fireDue(tried, options);
		const next = await agenda.nextDueAt();
		if (next === null) return sleep(LONGEST_WAIT_MS);
		// What has become due since is not in vain: a timer may ring a millisecond early.
		const isNew = fired || next > lookedAt;
		sleep(isNew ? next - clock.now() : AGAIN_MS);
	}

	return {
		hint(at) {
			// While it looks, what it was told may be older than the hint.
			if (looking) lookAgain = true;
			else if (at < setFor) sleep(at - clock.now());
		},
		wake,
		stop() {
			stopped = true;
			cancel();
		},
	};
}

/**
 * Fires what is due, page after page. What is still due although it was fired is left alone, and does not stand in the way of others:
 * its decision does not take it away, and asking again would change nothing. Says whether anything was fired, and up to when it looked.
 */
async function fireDue(
	tried: Set<string>,
	{ agenda, clock, accept }: TimersOptions,
): Promise<{ readonly fired: boolean; readonly lookedAt: Instant }> {
	for (let fired = false; ; fired = true) {
		const now = clock.now();
		const due = await agenda.dueConversations(now, PAGE + tried.size);
		const events = due.flatMap((conversation) => firings(conversation, now));
		const keys = new Set(events.map(({ key }) => key));
		for (const key of tried) if (!keys.has(key)) tried.delete(key);
		const fresh = events.filter(({ key }) => !tried.has(key));
		if (fresh.length === 0) return { fired, lookedAt: now };
		await accept(fresh);
		for (const { key } of fresh) tried.add(key);
	}
}

/** One event for each timer of the conversation that is due. Its key holds the due time: a timer that is put off fires again. */
function firings(
	{ id, state }: Conversation,
	now: Instant,
): readonly TimerFired[] {
	return state.timers
		.filter(({ dueAt }) => dueAt <= now)
		.map((timer) => ({
			type: "timer.fired",
			key: `timer:${id}:${timer.id}:${timer.dueAt}`,
			ref: { by: "id", conversation: id },
			at: timer.dueAt,
			arrivedAt: now,
			timer: timer.id,
		}));
}
