import { DAY, instant } from "../engine/model.ts";
import type { Clock, Upkeep } from "../engine/ports.ts";
import type { LiveFeed } from "./feed.ts";
import type { MediaKeeper } from "./media.ts";
import type { Pump } from "./pump.ts";
import type { Runtime } from "./runtime.ts";
import type { Timer } from "./timer.ts";

/** Forgets people, on disk and in memory. */
export interface Erasing extends Pick<Runtime, "erase"> {
	stop(): void;
}

/** What erasing stands on. */
export interface ErasingOptions {
	readonly upkeep: Upkeep;
	readonly between: Pump["between"];
	readonly feed: LiveFeed;
	readonly keeper: MediaKeeper | null;
	readonly clock: Clock;
	readonly timer: Timer;
	/** Hears of it, once it is on disk. */
	readonly onErased: () => void;
	readonly onTrouble: (error: unknown) => void;
}

/** Copies from before a change of the schema are kept so long. */
export const COPIES_KEPT_MS = 7 * DAY;

/** A reader of the database was in the way of its log. */
const AGAIN_MS = 2_000;

/** Erases between two batches, so that nothing of the person is in anybody's hands meanwhile. */
export function createErasing(options: ErasingOptions): Erasing {
	const { upkeep, between, feed, keeper, clock, timer, onTrouble } = options;
	let cancel = () => {};

	async function scrub(): Promise<void> {
		cancel();
		const isDone = await upkeep.scrub();
		if (!isDone) cancel = timer.after(AGAIN_MS, () => void tryScrub());
	}

	async function tryScrub(): Promise<void> {
		await scrub().catch(onTrouble);
	}

	return {
		async erase(contact) {
			const erased = await between(() => upkeep.erase(contact));
			if (erased === null) return null;
			feed.forget(erased.conversations);
			options.onErased();
			keeper?.wake();
			await tryScrub();
			await keeper?.whenIdle();
			const old = instant(clock.now() - COPIES_KEPT_MS);
			return { ...erased, copies: await upkeep.oldCopies(old) };
		},
		stop: () => cancel(),
	};
}
