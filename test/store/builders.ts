import {
	type Address,
	type Changes,
	type Conversation,
	type ConversationChange,
	type ConversationRef,
	type ConversationState,
	dueAt,
	type Instant,
	instant,
	type JournalDraft,
	noChanges,
	type Outcome,
	type SendDraft,
	type SendError,
} from "../../src/engine/model.ts";
import type { Clock } from "../../src/engine/ports.ts";
import type { Database } from "../../src/store/database.ts";

/** 2026-11-22T10:00:00Z: where the clock of every test starts. */
export const START = instant(1_795_341_600_000);

/** A clock that stands until it is moved. */
export function heldClock(): Clock & { move(milliseconds: number): Instant } {
	let now = START;
	return {
		now: () => now,
		move(milliseconds) {
			now = instant(now + milliseconds);
			return now;
		},
	};
}

export const phone = (value: string): Address => ({ kind: "phone", value });
export const user = (value: string): Address => ({ kind: "user", value });

/** A customer as an inbound event names them. */
export function customer(
	...addresses: readonly (Address | string)[]
): ConversationRef {
	return at("96170000000", ...addresses);
}

/** The same at another of our numbers. */
export function at(
	sender: string,
	...addresses: readonly (Address | string)[]
): ConversationRef {
	return {
		by: "address",
		channel: "whatsapp",
		sender,
		addresses: addresses.map((one) =>
			typeof one === "string" ? phone(one) : one,
		),
	};
}

/** Loads one conversation that must be there. */
export async function loadOne(
	{ store }: Database,
	ref: ConversationRef,
): Promise<Conversation> {
	const { conversations } = await store.load([ref], []);
	const [conversation] = conversations;
	if (!conversation) throw new Error("The store found no conversation");
	return conversation;
}

/** The change that leaves a conversation in the given state. */
export function changeOf(
	conversation: Conversation,
	state: Partial<ConversationState> = {},
): ConversationChange {
	const after = { ...conversation.state, ...state };
	return {
		id: conversation.id,
		sender: conversation.sender.id,
		contact: conversation.contact,
		expectedVersion: conversation.version,
		state: after,
		dueAt: dueAt(after),
		lastInboundAt: after.lastInboundAt,
	};
}

export function fact(draft: Partial<JournalDraft> = {}): JournalDraft {
	return {
		at: START,
		type: "decision.made",
		rule: null,
		conversation: null,
		body: {},
		input: null,
		...draft,
	};
}

export function textTo(
	conversation: number,
	draft: Partial<SendDraft> = {},
): SendDraft {
	return {
		conversation,
		about: null,
		journal: 0,
		content: { type: "text", text: "Hello" },
		instead: null,
		quote: null,
		priority: "answer",
		rule: "greeting",
		staff: false,
		answers: true,
		notBefore: START,
		...draft,
	};
}

export const changes = (some: Partial<Changes>): Changes => ({
	...noChanges,
	...some,
});

/** Stores a customer, with sends queued in one decision. */
export async function storeCustomer(
	database: Database,
	ref: ConversationRef,
	sends: readonly Partial<SendDraft>[] = [],
	state: Partial<ConversationState> = {},
): Promise<Conversation> {
	const conversation = await loadOne(database, ref);
	await database.store.commit([
		changes({
			conversation: changeOf(conversation, state),
			journal: [fact()],
			sends: sends.map((draft) => textTo(conversation.id, draft)),
		}),
	]);
	return loadOne(database, ref);
}

export const anError: SendError = {
	code: "HTTP_503",
	message: "Not now",
	advice: null,
};

/** An outcome with the journal row that tells of it. */
export function outcome(
	id: number,
	result: Outcome["result"],
	journal: readonly JournalDraft[] = [],
): Outcome {
	return { id, at: START, result, journal };
}

export const acceptedResult = {
	type: "accepted",
	usedInstead: false,
} as const satisfies Outcome["result"];

/** Commits, and gives what became of each change. */
export async function answersTo(
	{ store }: Database,
	...all: readonly Changes[]
): Promise<readonly string[]> {
	return (await store.commit(all)).answers;
}

/** Claims what is due. */
export function claim(
	{ store }: Database,
	now: Instant = START,
	limit = 100,
): ReturnType<Database["store"]["claimDue"]> {
	return store.claimDue(now, limit);
}
