import {
	type Changes,
	type JournalDraft,
	noChanges,
} from "../../engine/model.ts";
import type { Channel, Clock } from "../../engine/ports.ts";
import type { Slot } from "./slot.ts";

/** What performing courtesies stands on. */
export interface PerformOptions {
	readonly channels: ReadonlyMap<string, Channel>;
	readonly clock: Clock;
	/** Journals `read.marked`; it may fail without consequence. */
	readonly record: (changes: Changes) => Promise<unknown>;
}

/** Marks read, or shows typing. Never throws. */
export async function perform(
	{ courtesy, conversation, channel, between }: Slot,
	{ channels, clock, record }: PerformOptions,
): Promise<void> {
	try {
		const performs = channels.get(channel)?.courtesy;
		if (!performs) return;
		await performs.call(channels.get(channel), courtesy, between);
		if (courtesy.type !== "read") return;
		const { messageId } = courtesy;
		await record({
			...noChanges,
			journal: [readMarked(messageId, conversation, clock)],
		});
	} catch {
		// A kindness that failed is no trouble to anybody; the next message brings a newer one.
	}
}

function readMarked(
	messageId: string,
	conversation: number,
	clock: Clock,
): JournalDraft {
	const at = clock.now();
	const body = { messageId };
	return {
		at,
		type: "read.marked",
		rule: null,
		conversation,
		body,
		input: null,
	};
}
