import type { CustomerMedia, Instant } from "../engine/model.ts";
import type {
	Channel,
	Clock,
	MediaFiles,
	MediaShelf,
} from "../engine/ports.ts";
import { fetchMedia } from "./media/fetch-media.ts";
import { LONGEST_WAIT_MS, pause, type Timer } from "./timer.ts";

/** Fetches customers' files that are to be kept, before the provider forgets them, and removes those that are unwanted. */
export interface MediaKeeper {
	/** Something may be wanted. */
	wake(): void;
	/** Resolves once what is due now has been seen to. */
	whenIdle(): Promise<void>;
	/** Begins nothing more; resolves when what is under way has ended. */
	stop(): Promise<void>;
}

/** What keeping media stands on. */
export interface MediaKeeperOptions {
	readonly media: MediaShelf;
	readonly files: MediaFiles;
	readonly channels: ReadonlyMap<string, Channel>;
	readonly clock: Clock;
	readonly timer: Timer;
	readonly onTrouble: (error: unknown) => void;
}

/** Infobip takes fifteen downloads a second, for the whole account. */
const BETWEEN_MS = 1000 / 14;
const AT_ONCE = 15;
const SIDE_BY_SIDE = 4;

/** A keeper that waits to be woken. */
export function createMediaKeeper(options: MediaKeeperOptions): MediaKeeper {
	const { media, clock, timer, onTrouble } = options;
	const fetching = new Set<Promise<void>>();
	let running: Promise<void> | null = null;
	let again = false;
	let stopped = false;
	let isSwept = false;
	let cancelAlarm = () => {};

	function wake(): void {
		again = true;
		if (running !== null || stopped) return;
		running = run()
			.catch(onTrouble)
			.then(() => {
				running = null;
				if (again) wake();
			});
	}

	async function run(): Promise<void> {
		cancelAlarm();
		await swept();
		while (again && !stopped) {
			again = false;
			const due = await media.due(clock.now(), AT_ONCE);
			for (const one of due) if (one.state === "wanted") await begin(one);
			await Promise.all(fetching);
			// Not while one is fetched, which may be the same file.
			for (const one of due)
				if (one.state === "unwanted")
					await removeUnwanted(one, options, clock.now());
			if (due.length === AT_ONCE) again = true;
		}
		if (!stopped) arm(await media.nextDueAt());
	}

	/** Before anything is fetched, what the process before did not end. */
	async function swept(): Promise<void> {
		if (isSwept) return;
		await options.files.sweep();
		isSwept = true;
	}

	async function begin(wanted: CustomerMedia): Promise<void> {
		if (stopped) return;
		while (fetching.size >= SIDE_BY_SIDE) await Promise.race(fetching);
		const one = fetchMedia(wanted, options)
			.then((outcome) => media.settle(wanted.id, outcome))
			.catch(onTrouble)
			.then(() => void fetching.delete(one));
		fetching.add(one);
		await pause(timer, BETWEEN_MS);
	}

	function arm(dueAt: Instant | null): void {
		if (dueAt === null) return;
		const waitMs = Math.max(1000, dueAt - clock.now());
		cancelAlarm = timer.after(Math.min(waitMs, LONGEST_WAIT_MS), wake);
	}

	return {
		wake,
		async whenIdle() {
			while (running !== null) await running;
		},
		async stop() {
			stopped = true;
			cancelAlarm();
			await Promise.all(fetching);
		},
	};
}

/** Takes a file away whose customer was erased, or that was never sent, unless it is kept for somebody else. In this order, a crash leaves no file behind. */
export async function removeUnwanted(
	{ id, hash }: CustomerMedia,
	{ media, files }: Pick<MediaKeeperOptions, "media" | "files">,
	now: Instant,
): Promise<void> {
	if (hash !== null && !(await media.isKept(hash, now)))
		await files.remove(hash);
	await media.drop(id);
}
