import type {
	Business,
	Instant,
	JsonValue,
	Run,
	TemplateList,
} from "../engine/model.ts";
import type { DeskTables } from "./desk-tables.ts";
import type { ErasingTables, RecordTables } from "./erasing-tables.ts";
import type { JournalTable } from "./journal-table.ts";
import type { MediaTable } from "./media-table.ts";
import type { Install } from "./message-id.ts";
import type { OutboxTable } from "./outbox-table.ts";
import type { ConversationTable, PeopleTable } from "./people-tables.ts";

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
	put(hash: string, artefact: Buffer, at: Instant): void;
	get(hash: string): Buffer | null;
	last(): Buffer | null;
}

export interface InstallTable {
	/** The oldest first. */
	all(): readonly Install[];
	add(install: Install, at: Instant): void;
}

export interface TemplateTable {
	lists(): readonly TemplateList[];
	keep(list: TemplateList): void;
}
