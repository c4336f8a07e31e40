import type {
	Address,
	Audience,
	ConversationState,
	Instant,
} from "../engine/model.ts";

/** One of our numbers on its channel. */
export interface SenderRow {
	readonly id: number;
	readonly channel: string;
	readonly address: string;
}

export interface PeopleTable {
	senders(): readonly SenderRow[];
	insertSender(sender: SenderRow): void;
	hasContact(id: number): boolean;
	insertContact(id: number, since: Instant): void;
	/** Whose address it is. */
	contactAt(channel: string, address: Address): number | null;
	/** On any channel. */
	contactsAt(address: Address): readonly number[];
	/** Whose phone number begins so. */
	contactsFrom(digits: string, limit: number): readonly number[];
	/** The best first. */
	addressesOf(contact: number): readonly Address[];
	/** Keeps it as the contact's `place`-th way; one that is somebody else's stays theirs. */
	saveAddress(
		channel: string,
		address: Address,
		contact: number,
		place: number,
	): void;
}

export interface ConversationRow {
	readonly id: number;
	readonly sender: number;
	readonly contact: number;
	readonly version: number;
	readonly dueAt: Instant | null;
	readonly lastAt: Instant;
	readonly state: ConversationState;
}

export interface ConversationTable {
	get(id: number): ConversationRow | null;
	idOf(contact: number, sender: number): number | null;
	idsOf(contact: number): readonly number[];
	insert(row: ConversationRow): void;
	/** Whether the stored version was one less; nothing is written otherwise. */
	update(row: Omit<ConversationRow, "lastAt">, lastAt: Instant | null): boolean;
	addTag(conversation: number, tag: string): void;
	removeTag(conversation: number, tag: string): void;
	nextDueAt(): Instant | null;
	/** The longest waiting first. */
	due(now: Instant, limit: number): readonly number[];
	/** With `after` < id ≤ `highest`, by id. */
	audience(
		audience: Audience,
		range: {
			readonly after: number;
			readonly highest: number;
			readonly limit: number;
		},
	): readonly number[];
	count(): number;
}
