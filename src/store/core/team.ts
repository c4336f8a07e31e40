import type { Team } from "../../engine/ports.ts";
import type { CareRow } from "../desk-tables.ts";
import type { Tables } from "../tables.ts";

/** Most rows on one page. */
const LONGEST_PAGE = 500;

/** What people do beside the bot, from the tables. */
export function createTeam(tables: Tables): Team {
	const { agents, care, notes, audit, publications, unanswered } = tables;
	const change = (conversation: number, to: Partial<CareRow>): void => {
		const before = care.get(conversation) ?? { assigned: null, seen: 0 };
		care.put(conversation, { ...before, ...to });
	};
	const here = (id: number) =>
		agents.all().find((agent) => agent.id === id && !agent.removed) ?? null;
	return {
		agents: async () => tables.read(() => agents.all()),
		agentWith: async (hash) =>
			tables.read(
				() =>
					agents.all().find((agent) => agent.hash === hash && !agent.removed) ??
					null,
			),
		addAgent: async (agent, since) =>
			tables.write(() => {
				const isTaken = agents
					.all()
					.some(({ name, removed }) => name === agent.name && !removed);
				return isTaken ? null : agents.insert({ ...agent, since });
			}),
		renewToken: async (id, hash) =>
			tables.write(() => {
				if (here(id)) agents.setHash(id, hash);
				return here(id);
			}),
		removeAgent: async (id, at) =>
			tables.write(() => {
				if (!here(id)) return false;
				agents.remove(id, at);
				care.release(id);
				return true;
			}),
		assign: async (conversation, assigned) =>
			tables.write(() => change(conversation, { assigned })),
		assignedTo: async (conversation) =>
			tables.read(() => care.get(conversation)?.assigned ?? null),
		look: async (conversation) =>
			tables.write(() =>
				change(conversation, {
					seen: tables.inbox.get(conversation)?.received ?? 0,
				}),
			),
		notes: async (conversation, { before, limit }) =>
			tables.read(() => notes.page(conversation, before, pageOf(limit))),
		addNote: async (note) => tables.write(() => notes.insert(note)),
		deleteNote: async (conversation, note) =>
			tables.write(() => notes.remove(conversation, note)),
		dismiss: async (key, at) => tables.write(() => unanswered.dismiss(key, at)),
		record: async (entry) => tables.write(() => audit.insert(entry)),
		auditTrail: async (query) =>
			tables.read(() => audit.page({ ...query, limit: pageOf(query.limit) })),
		keepPublication: async ({ files, ...head }) =>
			tables.write(() => {
				const id = publications.insert({ ...head, files });
				return { ...head, id, files: Object.keys(files) };
			}),
		publications: async ({ before, limit }) =>
			tables.read(() => publications.page(before, pageOf(limit))),
		publication: async (id) => tables.read(() => publications.get(id)),
	};
}

function pageOf(limit: number): number {
	return Math.max(1, Math.min(LONGEST_PAGE, Math.trunc(limit) || 1));
}
