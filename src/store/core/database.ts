import { randomBytes } from "node:crypto";
import type { Store } from "../../engine/ports.ts";
import {
	type DatabaseOptions,
	type DatabasePorts,
	DEFAULT_RECONCILE_MS,
} from "../database.ts";
import { systemClock } from "../system-clock.ts";
import type { Tables } from "../tables.ts";
import { createAgenda } from "./agenda.ts";
import { abandonOpenAttempts, claimDue, hastenSends } from "./claim.ts";
import { commitChanges } from "./commit.ts";
import { Directory } from "./directory.ts";
import { eraseContact } from "./erase.ts";
import { createHistory } from "./history.ts";
import { createIndexer } from "./indexing.ts";
import { createLibrary } from "./library.ts";
import { loadBatch } from "./load.ts";
import { createMediaShelf } from "./media-shelf.ts";
import { createRecords } from "./records.ts";
import { retainSince } from "./retain.ts";
import { addInstall } from "./revive.ts";
import { settleOutcomes } from "./settle.ts";
import { createTeam } from "./team.ts";
import { createTemplateShelf } from "./template-shelf.ts";

/** How many conversations stay at hand: some 10 MB, whatever the number of customers. */
const CONVERSATIONS_AT_HAND = 4_096;

/**
 * The ports over the tables of one writing process. `reading` may be another connection to the same rows: what only reads
 * uses it, and so can move to a thread of its own.
 */
export function createDatabase(
	tables: Tables,
	reading: Tables,
	options: DatabaseOptions,
): DatabasePorts {
	const clock = options.clock ?? systemClock;
	const random = options.random ?? randomBytes;
	if (tables.installs.all().length === 0) newInstall();
	const directory = new Directory(tables, CONVERSATIONS_AT_HAND);
	const reconcileMs = options.reconcileMs ?? DEFAULT_RECONCILE_MS;
	const claiming = { tables, directory, reconcileMs };
	abandonOpenAttempts(claiming);
	hastenSends(claiming, clock.now());

	const store: Store = {
		load: async (refs, keys) => loadBatch(tables, directory, clock, refs, keys),
		commit: async (changes, room) =>
			commitChanges(tables, directory, clock, changes, room),
		claimDue: async (now, limit) => claimDue(claiming, { now, limit }),
		settle: async (outcomes, room) =>
			settleOutcomes(tables, directory, clock, outcomes, room),
		journalAfter: async (sequence, limit) =>
			tables.read(() => tables.journal.after(sequence, limit)),
	};

	function newInstall(): string {
		return tables.write(() => addInstall(tables, clock.now(), random));
	}

	return {
		store,
		agenda: createAgenda(claiming),
		library: createLibrary(tables),
		history: createHistory(reading),
		indexer: createIndexer(tables, directory),
		team: createTeam(tables),
		media: createMediaShelf(tables),
		templates: createTemplateShelf(tables),
		records: createRecords(reading),
		upkeep: {
			erase: async (contact) => eraseContact(tables, directory, clock, contact),
			retain: async (before, limit) =>
				retainSince(tables, clock, before, limit),
		},
		renewInstall() {
			const name = newInstall();
			directory.refreshInstalls();
			return name;
		},
	};
}
