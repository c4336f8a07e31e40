import type {
	Conversation,
	ConversationRef,
	Instant,
	Send,
	SendDraft,
} from "../../engine/model.ts";

/** A send that was decided, before it is known which conversation a phone number is. */
export interface PlannedSend {
	readonly send: Send;
	/** The conversation whose event caused it, or null. */
	readonly cause: Conversation | null;
	/** Which row of the sheet decided it. */
	readonly journal: number;
	readonly at: Instant;
	/** Whom a number is reached through. */
	readonly home: Home;
}

/** One of our numbers on a channel: what leaves through it when nothing says otherwise. */
export interface Home {
	readonly channel: string;
	/** As the channel writes it. */
	readonly sender: string;
}

/** The conversation of every number a batch writes to. */
export type Numbers = ReadonlyMap<string, Conversation>;

/** The key of a planned send's number in {@link Numbers}. */
export function numberKey({ send, home }: PlannedSend): string {
	return `${home.channel} ${home.sender} ${send.to}`;
}

/** How the store is asked for the conversation with a number. */
export function numberRef({ send, home }: PlannedSend): ConversationRef {
	const addresses = [{ kind: "phone", value: send.to ?? "" }] as const;
	return { by: "address", ...home, addresses };
}

/** The send as a row of the outbox. */
export function sendDraft(planned: PlannedSend, numbers: Numbers): SendDraft {
	const { send, cause, journal, at } = planned;
	const { type: _type, to, ...rest } = send;
	const target = to === null ? cause : numbers.get(numberKey(planned));
	if (!target) throw new Error("A send goes to no conversation.");
	const about =
		cause && cause.contact.id !== target.contact.id ? cause.contact.id : null;
	const conversation = target.id;
	return { conversation, about, journal, notBefore: at, ...rest };
}
