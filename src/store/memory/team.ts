import type {
	Agent,
	AuditEntry,
	Note,
	Publication,
} from "../../engine/ports.ts";
import type {
	AgentTable,
	AuditTable,
	NoteTable,
	PublicationTable,
} from "../desk-tables.ts";

/** What the team wrote about conversations, as a list. */
export function memoryNotes(): NoteTable {
	const notes: Note[] = [];
	let last = 0;
	return {
		insert(note) {
			last += 1;
			const stored = { ...note, id: last };
			notes.push(stored);
			return stored;
		},
		page: (conversation, before, limit) =>
			newest(
				notes.filter((note) => note.conversation === conversation),
				before,
				limit,
			),
		remove(conversation, id) {
			const place = notes.findIndex(
				(note) => note.id === id && note.conversation === conversation,
			);
			if (place >= 0) notes.splice(place, 1);
			return place >= 0;
		},
		delete(conversation) {
			const left = notes.filter((note) => note.conversation !== conversation);
			notes.splice(0, notes.length, ...left);
		},
	};
}

/** People who answer, as a list: their numbers are their places. */
export function memoryAgents(): AgentTable {
	const agents: Agent[] = [];
	const change = (id: number, to: Partial<Agent>): void => {
		const agent = agents[id - 1];
		if (agent) agents[id - 1] = { ...agent, ...to };
	};
	return {
		all: () => [...agents],
		insert(agent) {
			const stored = { ...agent, id: agents.length + 1, removed: false };
			agents.push(stored);
			return stored;
		},
		setHash: (agent, hash) => change(agent, { hash }),
		remove: (agent) => change(agent, { removed: true }),
	};
}

/** Who changed what, as a list. */
export function memoryAudit(): AuditTable {
	const entries: AuditEntry[] = [];
	return {
		insert: (entry) => void entries.push({ ...entry, id: entries.length + 1 }),
		strip(names) {
			for (const [place, entry] of entries.entries())
				if (entry.about !== null && names.includes(entry.about))
					entries[place] = { ...entry, detail: null };
		},
		page: ({ before, limit, by, action }) =>
			newest(
				entries
					.filter((entry) => by === undefined || entry.by === by)
					.filter((entry) => action === undefined || entry.action === action),
				before,
				limit,
			),
	};
}

/** The files of every publication, as a list. */
export function memoryPublications(): PublicationTable {
	const publications: Publication[] = [];
	return {
		insert: (publication) =>
			publications.push({ ...publication, id: publications.length + 1 }),
		page: (before, limit) =>
			newest(publications, before, limit).map(({ files, ...head }) => ({
				...head,
				files: Object.keys(files),
			})),
		get: (id) => publications[id - 1] ?? null,
	};
}

function newest<Row extends { readonly id: number }>(
	rows: readonly Row[],
	before: number | null,
	limit: number,
): readonly Row[] {
	return rows
		.filter(({ id }) => before === null || id < before)
		.reverse()
		.slice(0, limit);
}
