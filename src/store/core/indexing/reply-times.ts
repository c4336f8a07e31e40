import type { Instant, JournalEntry } from "../../../engine/model.ts";
import type { Tables } from "../../tables.ts";
import { messageIn } from "./message-in.ts";

/** Who answered, and how long after the customer wrote. */
export interface Reply {
	readonly by: "reply-bot";
	readonly afterMs: number;
}

/** Tells how long answers took, each once: by its first message that the provider accepts. */
export interface ReplyTimes {
	/** A decision that answers a message was made. */
	decided(entry: JournalEntry): void;
	/** A message of ours was accepted; null where it was no answer, or not the first of its answer. */
	accepted(entry: JournalEntry): Reply | null;
}

/** Decisions whose answers may still be on their way. */
const MOST_OPEN = 10_000;

/** Keeps the decisions of late in memory; of one from before a restart the journal is asked. */
export function createReplyTimes({
	journal,
}: Pick<Tables, "journal">): ReplyTimes {
	/** Null: its first answer was accepted. */
	let newer = new Map<number, Instant | null>();
	let older = newer;

	/** Half of them go at once: to look for the oldest in a map costs more the more were taken from its front. */
	function keep(decision: number, at: Instant | null): void {
		newer.set(decision, at);
		if (newer.size < MOST_OPEN / 2) return;
		older = newer;
		newer = new Map();
	}

	function known(decision: number): Instant | null | undefined {
		const found = newer.get(decision);
		return found === undefined ? older.get(decision) : found;
	}

	function read(decision: number): Instant | null {
		const entry = journal.get(decision)?.entry;
		return entry && messageIn(entry)?.customer ? entry.at : null;
	}

	return {
		decided: ({ seq, at }) => keep(seq, at),
		accepted({ at, body }) {
			const decision = Number(/^d_(\d+)$/.exec(String(body.decision))?.[1]);
			if (Number.isNaN(decision)) return null;
			const kept = known(decision);
			const asked = kept === undefined ? read(decision) : kept;
			keep(decision, null);
			if (asked === null) return null;
			return { by: "reply-bot", afterMs: Math.max(0, at - asked) };
		},
	};
}
