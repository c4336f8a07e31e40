import { canonicalJson } from "../../engine/canonical-json.ts";
import type {
	ConversationState,
	Decision,
	Instant,
	JsonValue,
} from "../../engine/model.ts";
import type { StoredDecision } from "../../engine/ports.ts";
import { inputOf, type KeptSources } from "../kept-input.ts";
import { type JournalReader, storedDecisions } from "./stored-decisions.ts";
import type { Differing } from "./stored-difference.ts";

/** Each conversation as the last decision left it, by number. */
export type StateChain = Map<number, LeftBehind>;

/** What a decision left. */
interface LeftBehind {
	readonly seq: number;
	readonly at: Instant;
	/** The version that made it. */
	readonly engine: string;
	readonly state: ConversationState;
}

/** A decision whose rows hold something else than comes out again; or that left a conversation otherwise than it was found afterwards. */
export type Broken = Differing & Omit<LeftBehind, "state">;

/** Conversations that are followed side by side; where there are more, those that were quiet for longest are not compared any further. */
const MOST = 10_000;

/** A chain that knows of nothing yet. */
export function createStateChain(): StateChain {
	return new Map();
}

/**
 * What the decision before left in this conversation, where it is not what this one found; and from here on what this one leaves: null,
 * nothing that could be followed.
 */
export function follow(
	chain: StateChain,
	stored: StoredDecision,
	made: Decision | null,
	counted: { states: number },
): Broken | null {
	const { conversation, seq, at } = stored.entry;
	const { before, now, engine } = inputOf(stored);
	if (conversation === null || before === null) return null;
	const left = chain.get(conversation);
	chain.delete(conversation);
	if (made)
		chain.set(conversation, {
			seq,
			at,
			engine,
			state: made.conversation ?? before,
		});
	if (chain.size > MOST) chain.delete(chain.keys().next().value ?? 0);
	return left ? brokenBetween(left, before, now, counted) : null;
}

/** The same at the end, with the conversations as they are stored; nothing where decisions were made meanwhile. */
export async function brokenEnds(
	chain: StateChain,
	sources: JournalReader & KeptSources,
	last: number,
	counted: { states: number },
): Promise<readonly Broken[]> {
	const ends: (readonly [LeftBehind, ConversationState])[] = [];
	for (const [conversation, left] of chain) {
		const [found] = await sources.history.find(`c_${conversation}`);
		if (found) ends.push([left, found.state]);
	}
	for await (const _ of storedDecisions(sources, { after: last })) return [];
	return ends.flatMap(
		([left, state]) => brokenBetween(left, state, null, counted) ?? [],
	);
}

/** Compares what was left with what was found, at `foundAt` or (null) some time later. */
function brokenBetween(
	{ state, ...left }: LeftBehind,
	found: ConversationState,
	foundAt: Instant | null,
	counted: { states: number },
): Broken | null {
	const stored = jsonOf(found);
	const again = jsonOf(state);
	if (stored !== again && mayHaveMoved(state, foundAt)) return null;
	counted.states += 1;
	return stored === again ? null : { ...left, part: "state", stored, again };
}

/** A flow that is forgotten, and a silence that nobody waits for any more, change the conversation without a row of their own. */
function mayHaveMoved(
	{ timers }: ConversationState,
	until: Instant | null,
): boolean {
	return timers.some(
		({ kind, dueAt }) =>
			(kind === "forget" || kind === "no_reply_for") &&
			(until === null || dueAt <= until),
	);
}

function jsonOf(state: ConversationState): string {
	return canonicalJson(state as unknown as JsonValue);
}
