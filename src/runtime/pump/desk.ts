import {
	type Business,
	type Conversation,
	type Instant,
	instant,
	type JsonValue,
} from "../../engine/model.ts";
import type { Loaded } from "../../engine/ports.ts";
import type { DecideOptions } from "./decide-one.ts";
import type { EventJob, Job } from "./job.ts";
import { newSheet, type Sheet } from "./sheet.ts";

/** Where one batch is worked on. */
export interface Desk {
	readonly options: DecideOptions;
	/** Read once: everything of a batch happens at the same moment. */
	readonly now: Instant;
	readonly business: Business;
	/** An event has changed the business: whatever follows must see that. */
	closed: boolean;
	readonly pinned: Map<string, JsonValue>;
	readonly seen: Set<string>;
	/** Messages of ours whose failure starts no rule. */
	readonly quietFailures: ReadonlySet<string>;
	readonly sheets: Set<Sheet>;
	readonly byConversation: Map<number, Sheet>;
	/** Conversations of which one event was held over, and so all that follow. */
	readonly waiting: Set<number>;
	/** What was ordered for other conversations and is to be decided in this batch too. */
	readonly orders: EventJob[];
	readonly duplicates: Job[];
	readonly heldOver: Job[];
}

/** A desk on which nothing was done yet. */
export function newDesk(
	loaded: Loaded,
	jobs: readonly Job[],
	options: DecideOptions,
): Desk {
	return {
		options,
		// Whatever is decided has arrived: a clock that was put back meanwhile must not make a timer look early.
		now: instant(Math.max(options.clock.now(), latestArrival(jobs))),
		business: loaded.business,
		closed: false,
		pinned: new Map(loaded.pinned),
		seen: new Set(loaded.seen),
		quietFailures: loaded.quietFailures ?? new Set(),
		sheets: new Set(),
		byConversation: new Map(),
		waiting: new Set(),
		orders: [],
		duplicates: [],
		heldOver: [],
	};
}

/** The sheet of a conversation; each of what is about none has its own. */
export function sheetFor(desk: Desk, conversation: Conversation | null): Sheet {
	const known = conversation && desk.byConversation.get(conversation.id);
	if (known) return known;
	const sheet = newSheet(conversation);
	desk.sheets.add(sheet);
	if (conversation) desk.byConversation.set(conversation.id, sheet);
	return sheet;
}

function latestArrival(jobs: readonly Job[]): number {
	return jobs.reduce(
		(latest, job) =>
			job.type === "event" ? Math.max(latest, job.event.arrivedAt) : latest,
		0,
	);
}
