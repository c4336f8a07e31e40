import type {
	ConversationState,
	JournalDraft,
	JsonObject,
} from "../../../src/engine/model.ts";
import type { Database } from "../../../src/store/database.ts";
import {
	changeOf,
	changes,
	customer,
	fact,
	loadOne,
	START,
} from "../builders.ts";

/** What one turn of a chat is made of. */
export interface Turn {
	/** Null: no customer wrote. */
	readonly says?: string | JsonObject | null;
	readonly answers?: readonly (string | JsonObject)[];
	readonly rule?: string | null;
	readonly silent?: string | null;
	readonly unanswered?: boolean;
	/** In place of a message of the customer's. */
	readonly event?: JsonObject;
	/** Milliseconds after the start. */
	readonly after?: number;
	readonly state?: Partial<ConversationState>;
}

/** Commits one turn of the chat with that number, as the pump would. Gives its journal number. */
export async function turn(
	database: Database,
	number: string,
	turn: Turn,
): Promise<number> {
	const conversation = await loadOne(database, customer(number));
	await database.store.commit([
		changes({
			conversation: changeOf(conversation, turn.state),
			journal: [decisionOf(turn)],
		}),
	]);
	const { journal } = await database.history.stats();
	return Number(journal);
}

function decisionOf({
	says = null,
	answers = [],
	rule = null,
	silent = null,
	unanswered = false,
	event,
	after = 0,
}: Turn): JournalDraft {
	const content =
		typeof says === "string" ? { type: "text", text: says } : says;
	const body: JsonObject = {
		event: event ?? { type: "message.received", content },
		because: null,
		actions: answers.map((text) =>
			typeof text === "string" ? { type: "text", text } : text,
		),
		silent,
		unanswered,
	};
	return fact({ body, rule, at: (START + after) as typeof START });
}

/** The event of a command by which a person writes. */
export const staffWrites: JsonObject = {
	type: "command.given",
	command: { kind: "send", staff: true, contents: [] },
	by: "Rana",
};
