import type {
	Fetch,
	FetchFinished,
	FetchResult,
	InboundEvent,
} from "../engine/model.ts";
import type { Clock } from "../engine/ports.ts";
import type { Fetcher } from "./fetch/fetcher.ts";
import { performFetch } from "./fetch/perform-fetch.ts";
import type { Log } from "./log.ts";
import { pause, type Timer } from "./timer.ts";

/** Requests to other systems, made once the decision that asked for them is on disk. */
export interface Fetches {
	add(fetch: Fetch, conversation: number): void;
	/** How many are under way. */
	open(): number;
	/** Resolves once none is under way. */
	whenIdle(): Promise<void>;
	/** Leaves what is under way to the timer in its conversation, which goes on after the next start. */
	stop(): void;
}

/** What requests are made with. */
export interface FetchesOptions {
	readonly fetcher: Fetcher;
	readonly clock: Clock;
	readonly timer: Timer;
	readonly log: Log;
	/** The one door. */
	readonly accept: (events: readonly InboundEvent[]) => Promise<void>;
	readonly onTrouble: (error: unknown) => void;
}

/** A result that could not be stored is brought so often, a second apart; then the conversation's timer goes on without it. */
const MOST_TRIES = 4;
const AGAIN_MS = 1_000;

/** Makes requests and brings what they gave through the door, as `fetch.finished`. */
export function createFetches(options: FetchesOptions): Fetches {
	const { log, onTrouble } = options;
	const stopped = new AbortController();
	const open = new Map<string, Promise<void>>();
	const onForbidden = (reason: string) =>
		log.warn({ reason }, "a fetch was not made");

	async function run(fetch: Fetch, conversation: number): Promise<void> {
		const { signal } = stopped;
		const performing = { ...options, onForbidden };
		const result = await performFetch(fetch, performing, signal);
		await bring(finished(fetch, conversation, result));
	}

	async function bring(event: Omit<FetchFinished, "at" | "arrivedAt">) {
		for (let nth = 1; nth <= MOST_TRIES && !stopped.signal.aborted; nth += 1) {
			const now = options.clock.now();
			try {
				return await options.accept([{ ...event, at: now, arrivedAt: now }]);
			} catch (error) {
				onTrouble(error);
				await pause(options.timer, AGAIN_MS);
			}
		}
	}

	return {
		add(fetch, conversation) {
			const key = keyOf(fetch, conversation);
			if (open.has(key) || stopped.signal.aborted) return;
			const done = run(fetch, conversation).catch(onTrouble);
			open.set(
				key,
				done.finally(() => open.delete(key)),
			);
		},
		open: () => open.size,
		async whenIdle() {
			await Promise.all(open.values());
		},
		stop: () => stopped.abort(),
	};
}

function keyOf({ continuation }: Fetch, conversation: number): string {
	return `fetch:${conversation}:${continuation}`;
}

function finished(fetch: Fetch, conversation: number, result: FetchResult) {
	return {
		type: "fetch.finished",
		key: keyOf(fetch, conversation),
		ref: { by: "id", conversation },
		continuation: fetch.continuation,
		result,
	} as const;
}
