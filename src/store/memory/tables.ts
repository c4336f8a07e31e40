import type { Instant, JsonValue } from "../../engine/model.ts";
import { newBusiness } from "../../engine/model.ts";
import type { Install } from "../message-id.ts";
import type {
	BusinessTable,
	FlowTable,
	Head,
	HeadTable,
	InstallTable,
	RuleBookTable,
	SeenTable,
	Tables,
} from "../tables.ts";
import { memoryConversations } from "./conversations.ts";
import { memoryErasing } from "./erasing.ts";
import { memoryCounts, memoryIndexHead, memoryUnanswered } from "./figures.ts";
import { memoryCare, memoryInbox, memorySearch } from "./inbox.ts";
import { memoryJournal } from "./journal.ts";
import { memoryMedia } from "./media.ts";
import { memoryOutbox } from "./outbox.ts";
import { memoryPeople } from "./people.ts";
import { memoryRecords } from "./records.ts";
import { memoryRuns } from "./runs.ts";
import {
	memoryAgents,
	memoryAudit,
	memoryNotes,
	memoryPublications,
} from "./team.ts";
import { memoryTemplates } from "./templates.ts";

/** Tables as maps. One process; a transaction needs nothing, since whatever can be refused is looked at before it is written. */
export function memoryTables(): Tables {
	const people = memoryPeople();
	const conversations = memoryConversations((contact) =>
		people.table
			.addressesOf(contact)
			.flatMap(({ kind, value }) => (kind === "phone" ? value : [])),
	);
	const care = memoryCare();
	const journal = memoryJournal(conversations.rows);
	const outbox = memoryOutbox();
	const runs = memoryRuns();
	const parts = { people, conversations, journal, outbox, runs };
	return {
		write: (work) => work(),
		writeBehind: (work) => work(),
		read: (work) => work(),
		head: memoryHead(),
		people: people.table,
		conversations: conversations.table,
		journal: journal.table,
		outbox: outbox.table,
		seen: memorySeen(),
		business: memoryBusiness(),
		runs: runs.table,
		flows: memoryFlows(),
		ruleBooks: memoryRuleBooks(),
		installs: memoryInstalls(),
		media: memoryMedia(),
		templates: memoryTemplates(),
		indexHead: memoryIndexHead(),
		inbox: memoryInbox(conversations.rows, care),
		unanswered: memoryUnanswered(),
		counts: memoryCounts(),
		search: memorySearch(),
		care,
		notes: memoryNotes(),
		agents: memoryAgents(),
		audit: memoryAudit(),
		publications: memoryPublications(),
		erasing: memoryErasing(parts),
		records: memoryRecords(parts),
	};
}

function memoryHead(): HeadTable {
	let head: Head = {
		seq: 0,
		epoch: 0,
		sends: 0,
		conversations: 0,
		contacts: 0,
		senders: 0,
	};
	return {
		get: () => head,
		set(next) {
			head = next;
		},
	};
}

function memorySeen(): SeenTable {
	const days = new Map<string, number>();
	return {
		has: (key, since) => (days.get(key) ?? -1) >= since,
		add: (key, day) => void days.set(key, day),
		sweep(since) {
			for (const [key, day] of days) {
				// A key seen again moves nowhere in the map, so this stops early and comes to the rest in time.
				if (day >= since) return;
				days.delete(key);
			}
		},
	};
}

function memoryBusiness(): BusinessTable {
	let business = newBusiness;
	let watermark: Instant | null = null;
	return {
		get: () => business,
		set(next) {
			business = next;
		},
		watermark: () => watermark,
		setWatermark(at) {
			watermark = at;
		},
	};
}

function memoryFlows(): FlowTable {
	const values = new Map<string, JsonValue>();
	return {
		put: (hash, value) => void values.set(hash, value),
		get: (hash) => values.get(hash),
	};
}

function memoryRuleBooks(): RuleBookTable {
	const books = new Map<string, { artefact: Buffer; at: Instant }>();
	return {
		put(hash, artefact, at) {
			// Inserted again, it is the last: of two that became live in the same millisecond the later counts.
			books.delete(hash);
			books.set(hash, { artefact, at });
		},
		get: (hash) => books.get(hash)?.artefact ?? null,
		last: () =>
			[...books.values()].reduce<{ artefact: Buffer; at: Instant } | null>(
				(newest, book) => (newest && newest.at > book.at ? newest : book),
				null,
			)?.artefact ?? null,
	};
}

function memoryInstalls(): InstallTable {
	const installs: Install[] = [];
	return {
		all: () => [...installs],
		add: (install) => void installs.push(install),
	};
}
