import { DAY, HOUR, type Instant, instant } from "../engine/model.ts";
import type { Clock, Upkeep } from "../engine/ports.ts";
import { COPIES_KEPT_MS } from "./erasing.ts";
import type { MediaKeeper } from "./media.ts";
import type { Pump } from "./pump.ts";
import { pause, type Timer } from "./timer.ts";

/** Lets go of what is older than it may become. */
export interface Retention {
	/** Looks now, and every hour from then on. */
	wake(): void;
	stop(): void;
}

/** What letting go stands on. */
export interface RetentionOptions {
	readonly upkeep: Upkeep;
	readonly pump: Pick<Pump, "between" | "whenIdle">;
	readonly keeper: MediaKeeper | null;
	/** 0: history is kept for good. */
	readonly retentionDays: number;
	readonly clock: Clock;
	readonly timer: Timer;
	readonly onTrouble: (error: unknown) => void;
}

/** Rows that are deleted at a time: a few milliseconds, in which nobody is answered. */
const BATCH = 200;
const BETWEEN_MS = 50;

/** Goes through what is old in small batches, each when nothing else is to be done. */
export function createRetention(options: RetentionOptions): Retention {
	const { upkeep, pump, keeper, clock, timer, onTrouble } = options;
	let cancel = () => {};
	let stopped = false;

	function wake(): void {
		if (stopped) return;
		cancel();
		cancel = timer.after(HOUR, wake);
		look().catch(onTrouble);
	}

	async function look(): Promise<void> {
		await upkeep.oldCopies(ago(COPIES_KEPT_MS));
		// Pictures that were never sent go by themselves.
		keeper?.wake();
		if (options.retentionDays === 0) return;
		const before = ago(options.retentionDays * DAY);
		let found = BATCH;
		while (found === BATCH && !stopped) {
			await pump.whenIdle();
			found = await pump.between(() => upkeep.retain(before, BATCH));
			await pause(timer, BETWEEN_MS);
		}
		keeper?.wake();
	}

	function ago(milliseconds: number): Instant {
		return instant(clock.now() - milliseconds);
	}

	return {
		wake,
		stop() {
			stopped = true;
			cancel();
		},
	};
}
