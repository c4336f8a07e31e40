import {
	type Conversation,
	type Courtesy,
	MINUTE,
	SECOND,
} from "../engine/model.ts";
import { type PerformOptions, perform } from "./courtesy/perform.ts";
import { isFree, newSlot, type Slot } from "./courtesy/slot.ts";
import type { Followers } from "./outbox.ts";
import type { Timer } from "./timer.ts";

/** Read marks and typing: kept in memory only, sent when there is time, and let go without a word. */
export interface Courtesies extends Followers {
	/** Takes one on; behind the replies that were decided with it, where there are any. */
	add(
		courtesy: Courtesy,
		conversation: Conversation,
		afterReplies: boolean,
	): void;
	stop(): void;
}

/** What courtesies stand on. */
export interface CourtesyOptions extends PerformOptions {
	readonly timer: Timer;
}

const BETWEEN_MS = SECOND / 10;
const TOO_LATE_MS = MINUTE;
/** Conversations that may wait; the eldest is let go. */
const MOST_WAITING = 10_000;

/**
 * Sends at most ten a second. Of each conversation only the latest read mark waits: it marks what came before as well. Whatever is a
 * minute old, and whatever fails, is dropped.
 */
export function createCourtesies(options: CourtesyOptions): Courtesies {
	const { timer } = options;
	const waiting = new Map<string, Slot>();
	let cancel: (() => void) | null = null;
	let lastMs = Number.NEGATIVE_INFINITY;

	function arm(): void {
		if (cancel !== null || ![...waiting.values()].some(isFree)) return;
		const delayMs = Math.max(0, lastMs + BETWEEN_MS - timer.elapsedMs());
		cancel = timer.after(delayMs, next);
	}

	function next(): void {
		cancel = null;
		dropLate(waiting, timer.elapsedMs());
		const found = [...waiting].find(([, slot]) => isFree(slot));
		if (!found) return;
		const [key, slot] = found;
		waiting.delete(key);
		lastMs = timer.elapsedMs();
		void perform(slot, options);
		arm();
	}

	return {
		add(courtesy, conversation, afterReplies) {
			const key = `${conversation.id} ${courtesy.type}`;
			waiting.delete(key);
			waiting.set(
				key,
				newSlot(courtesy, conversation, afterReplies, timer.elapsedMs()),
			);
			if (waiting.size > MOST_WAITING) dropEldest(waiting);
			arm();
		},
		look() {
			const behind = [...waiting.values()].filter((slot) => !isFree(slot));
			return (busy) => {
				for (const slot of behind)
					if (!busy.has(slot.conversation)) slot.afterReplies = false;
				if (behind.length > 0) arm();
			};
		},
		trouble(conversation) {
			for (const [key, slot] of waiting)
				if (slot.conversation === conversation && !isFree(slot))
					waiting.delete(key);
		},
		stop() {
			waiting.clear();
			cancel?.();
		},
	};
}

function dropLate(waiting: Map<string, Slot>, elapsedMs: number): void {
	for (const [key, { sinceMs }] of waiting)
		if (elapsedMs - sinceMs > TOO_LATE_MS) waiting.delete(key);
}

function dropEldest(waiting: Map<string, Slot>): void {
	for (const key of waiting.keys()) {
		waiting.delete(key);
		return;
	}
}
