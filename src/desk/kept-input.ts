import type { DecideInput } from "../engine/decide.ts";
import type {
	Business,
	Conversation,
	DecisionInput,
	InboundEvent,
} from "../engine/model.ts";
import type { History, Library, StoredDecision } from "../engine/ports.ts";
import type { RuleBook } from "../engine/rule-book.ts";

/** Where what a decision was made from is looked up. */
export interface KeptSources {
	readonly history: Pick<History, "find">;
	readonly library: Pick<Library, "rules" | "pinned">;
}

/** The input that a decision's row keeps, as it was stored. */
export function inputOf({ input }: StoredDecision): DecisionInput {
	return input as unknown as DecisionInput;
}

/**
 * What a stored decision was made from, to make it again over `book`. Null where its contact was erased since. Who the contact
 * is comes from today's address book; everything else is kept with the decision.
 */
export async function keptInput(
	stored: StoredDecision,
	book: RuleBook,
	{ history, library }: KeptSources,
): Promise<DecideInput | null> {
	const kept = inputOf(stored);
	const conversation = await conversationOf(stored, history);
	if (kept.before !== null && conversation === null) return null;
	return {
		event: kept.event as unknown as InboundEvent,
		conversation,
		business: { version: 0, state: kept.business } satisfies Business,
		book,
		pinned: await library.pinned(kept.pinned),
		now: kept.now,
	};
}

async function conversationOf(
	stored: StoredDecision,
	history: KeptSources["history"],
): Promise<Conversation | null> {
	const { before } = inputOf(stored);
	const { conversation } = stored.entry;
	if (before === null || conversation === null) return null;
	const [found] = await history.find(`c_${conversation}`);
	return found ? { ...found, state: before } : null;
}
