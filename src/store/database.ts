import type {
	Agenda,
	Clock,
	History,
	Indexer,
	Library,
	MediaShelf,
	Records,
	Store,
	Team,
	TemplateShelf,
	Upkeep,
} from "../engine/ports.ts";

/** One database, seen through the ports it serves. */
export interface Database {
	readonly store: Store;
	readonly agenda: Agenda;
	readonly library: Library;
	readonly history: History;
	readonly indexer: Indexer;
	readonly team: Team;
	readonly media: MediaShelf;
	readonly templates: TemplateShelf;
	/** Secret, and the same for as long as this database lives: signs cookies. */
	readonly sessionKey: Uint8Array;
	readonly records: Records;
	readonly upkeep: Upkeep;
	/** Gives this database a new name for its message ids, after a restore; the names it had stay known for reports. */
	renewInstall(): string;
	/** Lets go of files and locks. Whatever was committed is on disk. */
	close(): void;
}

/** What follows from the tables alone; files and locks are each store's own. */
export type DatabasePorts = Omit<
	Database,
	"close" | "upkeep" | "sessionKey"
> & {
	readonly upkeep: Pick<Upkeep, "erase" | "retain">;
};

/** What every database takes; tests hold all of it. */
export interface DatabaseOptions {
	readonly clock?: Clock;
	/** Gives that many random bytes. */
	readonly random?: (bytes: number) => Uint8Array;
	/** How long an attempt without an answer waits for its report. `RECONCILE_MS`, 30,000 unless told. */
	readonly reconcileMs?: number;
}

export const DEFAULT_RECONCILE_MS = 30_000;
