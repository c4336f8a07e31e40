import type {
	Address,
	Audience,
	Business,
	ConversationState,
	CustomerMedia,
	DecisionInput,
	Instant,
	JournalDraft,
	JournalEntry,
	JsonValue,
	MediaOutcome,
	Run,
	SendDraft,
	TemplateList,
	WantedMedia,
} from "../engine/model.ts";
import type { DeskTables } from "./desk-tables.ts";
import type { Install } from "./message-id.ts";
import type { SendRecord } from "./send-record.ts";

/**
 * The rows of one database, with the few steps the store takes on them. What the steps mean stands once, in `core/`; SQLite and
 * memory each bring only this.
 */
export interface Tables extends DeskTables {
	/** One transaction: all of it or nothing, on disk afterwards. Operating errors are thrown as `StoreError`. */
	write<T>(work: () => T): T;
	/** The same, on disk with the next `write`: for what can be made again from the journal should the power go out before. */
	writeBehind<T>(work: () => T): T;
	/** One view of the rows, whatever is written meanwhile. */
	read<T>(work: () => T): T;
	readonly head: HeadTable;
	readonly people: PeopleTable;
	readonly conversations: ConversationTable;
	readonly journal: JournalTable;
	readonly outbox: OutboxTable;
	readonly seen: SeenTable;
	readonly business: BusinessTable;
	readonly runs: RunTable;
	readonly flows: FlowTable;
	readonly ruleBooks: RuleBookTable;
	readonly installs: InstallTable;
	readonly media: MediaTable;
	readonly templates: TemplateTable;
	readonly erasing: ErasingTables;
	readonly records: RecordTables;
}

/** The highest numbers given so far. */
export interface Head {
	readonly seq: number;
	readonly epoch: number;
	readonly sends: number;
	readonly conversations: number;
	readonly contacts: number;
	readonly senders: number;
}

export interface HeadTable {
	get(): Head;
	set(head: Head): void;
}

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

export interface JournalRow extends Omit<JournalDraft, "conversation"> {
	readonly seq: number;
	readonly conversation: number | null;
	readonly firstSend: number | null;
	readonly lastSend: number | null;
}

export interface JournalTable {
	insert(row: JournalRow): void;
	after(sequence: number, limit: number): readonly JournalEntry[];
	get(sequence: number): {
		readonly entry: JournalEntry;
		readonly input: DecisionInput | null;
		readonly firstSend: number | null;
		readonly lastSend: number | null;
	} | null;
	/** Rows of a conversation before a number that hold a message or a send, the latest first. */
	messagesBefore(
		conversation: number,
		before: number,
		limit: number,
	): readonly Omit<JournalRow, "input">[];
	/** The same after a number, the earliest first. */
	messagesAfter(
		conversation: number,
		after: number,
		limit: number,
	): readonly Omit<JournalRow, "input">[];
}

export interface SendRow {
	readonly id: number;
	readonly conversation: number;
	readonly decision: number;
	readonly about: number | null;
	/** Another conversation's decision made it. */
	readonly elsewhere: boolean;
	readonly record: SendRecord;
	readonly body: SendBody;
}

/** The part of an outbox row that never changes. */
export type SendBody = Pick<
	SendDraft,
	| "content"
	| "instead"
	| "quote"
	| "rule"
	| "staff"
	| "answers"
	| "afterFailure"
>;

export interface OutboxTable {
	insert(row: SendRow): void;
	get(id: number): SendRow | null;
	/** Writes what moves. */
	update(id: number, record: SendRecord): void;
	/** Whether anything of the conversation still waits or is on its way. */
	hasOpen(conversation: number): boolean;
	/** The first of the conversation that is not finished. */
	firstOpen(conversation: number): SendRow | null;
	/** All of the conversation that are not finished, in order. */
	open(conversation: number): readonly SendRow[];
	/** Of one lane, what is due at `now`, the longest waiting first. */
	due(lane: number, now: Instant, limit: number): readonly SendRow[];
	/** All of one lane. */
	inLane(lane: number): readonly SendRow[];
	nextDueAt(): Instant | null;
	/** What waits until later than `latest` waits until `at` instead. */
	hasten(latest: Instant, at: Instant): void;
	/** What one decision sent, within the numbers its row names. */
	ofDecision(decision: number, first: number, last: number): readonly SendRow[];
	/** Sends to this conversation that another conversation's decision made, of decisions before a number, the latest first. */
	fromElsewhere(
		conversation: number,
		before: number,
		limit: number,
	): readonly SendRow[];
	/** The same of decisions after a number, the earliest first. */
	fromElsewhereAfter(
		conversation: number,
		after: number,
		limit: number,
	): readonly SendRow[];
	/** How many wait, by lane. */
	waiting(): ReadonlyMap<number, number>;
}

export interface SeenTable {
	/** Whether it was added on `since` (a day since 1970) or later. */
	has(key: string, since: number): boolean;
	add(key: string, day: number): void;
	/** Looks at that many more keys and deletes those added before `since`; called again and again it comes to all. */
	sweep(since: number, count: number): void;
}

export interface BusinessTable {
	get(): Business;
	set(business: Business): void;
	watermark(): Instant | null;
	setWatermark(at: Instant): void;
}

export interface RunTable {
	/** Whether a schedule had its run for that time. Events each have their own. */
	has(rule: string, dueAt: Instant): boolean;
	insert(run: Omit<Run, "id">): void;
	move(id: number, cursor: number, done: boolean): void;
	open(): readonly Run[];
}

export interface FlowTable {
	put(hash: string, value: JsonValue): void;
	get(hash: string): JsonValue | undefined;
}

export interface RuleBookTable {
	put(hash: string, artefact: JsonValue, at: Instant): void;
	get(hash: string): JsonValue | null;
	last(): JsonValue | null;
}

export interface InstallTable {
	/** The oldest first. */
	all(): readonly Install[];
	add(install: Install, at: Instant): void;
}

export interface MediaTable {
	insert(media: WantedMedia, name: string, conversation: number | null): void;
	/** The longest waiting first. */
	due(now: Instant, limit: number): readonly CustomerMedia[];
	nextDueAt(): Instant | null;
	settle(id: number, outcome: MediaOutcome): void;
	/** Keeps a hash whose file is to go, and when. */
	insertUnwanted(
		hash: string,
		picture: { readonly name: string; readonly goesAt: Instant } | null,
	): void;
	/** A picture that waited under its name waits no longer, it is kept. */
	insertSent(picture: SentPicture): void;
	get(id: number): CustomerMedia | null;
	/** The newest of that name. */
	named(name: string): CustomerMedia | null;
	ofConversation(conversation: number): readonly CustomerMedia[];
	/** Deletes those of a conversation; how many. */
	delete(conversation: number): number;
	drop(id: number): void;
	/** Deletes at most so many that were sent before a moment and are not waited for; gives the hashes of their files. */
	dropBefore(at: Instant, limit: number): readonly string[];
	/** Whether a file has it that is kept, or that goes later than `now`. */
	hasHash(hash: string, now: Instant): boolean;
}

/** A picture that staff sent into a conversation. */
export interface SentPicture {
	readonly hash: string;
	/** Its hash with the ending of its type. */
	readonly name: string;
	/** As the message names it. */
	readonly url: string;
	readonly type: string;
	readonly sentAt: Instant;
	readonly conversation: number;
}

export interface TemplateTable {
	lists(): readonly TemplateList[];
	keep(list: TemplateList): void;
}

/** Deletes by whom rows are about, over a closed list of tables; and by age. */
export interface ErasingTables {
	/** Messages to others that are about the contact; gives the conversations they stood in. */
	sendsAbout(contact: number): readonly number[];
	/** Everything of a conversation, itself included, but for its files. */
	conversation(id: number): { readonly rows: number; readonly sends: number };
	/** What belongs to no conversation and names one of the addresses: refused parts, posted events, runs. */
	naming(addresses: readonly string[]): number;
	/** The contact and the ways to reach them. Their conversations are gone by then. */
	contact(id: number): void;
	/** The oldest journal rows, with the last of their sends. */
	oldest(limit: number): readonly {
		readonly seq: number;
		readonly at: Instant;
		readonly lastSend: number | null;
	}[];
	/** Journal rows up to a number. */
	journalThrough(seq: number): void;
	/** Sends up to an id that are finished with. Those that wait stay, and are found without their decision from then on. */
	sendsThrough(id: number): void;
	/** Runs that are done and were due before a moment. */
	runsBefore(at: Instant): void;
}

/** Rows as they are, for `export`. */
export interface RecordTables {
	addressesOf(
		contact: number,
	): readonly (Address & { readonly channel: string })[];
	since(contact: number): Instant | null;
	/** Of conversations, after a number, in order, each with its input. */
	journal(
		conversations: readonly number[],
		after: number,
		limit: number,
	): readonly JournalRow[];
	/** To these conversations or about the contact, after an id, in order. */
	sends(
		conversations: readonly number[],
		contact: number,
		after: number,
		limit: number,
	): readonly SendRow[];
	/** Rows of no conversation that name one of the addresses. */
	naming(
		addresses: readonly string[],
		after: number,
		limit: number,
	): readonly JournalRow[];
}
