import type { Instant, JsonValue } from "../model.ts";

/** What people do beside the bot: who they are, whose a chat is, what they note, what they changed. */
export interface Team {
	/** All that ever were, by their numbers. */
	agents(): Promise<readonly Agent[]>;
	/** The agent whose token has this hash; null where it opens nothing. */
	agentWith(hash: string): Promise<Agent | null>;
	/** Null where the name is somebody else's. */
	addAgent(agent: NewAgent, at: Instant): Promise<Agent | null>;
	/** A new token in place of the old one; null where there is no such agent. */
	renewToken(agent: number, hash: string): Promise<Agent | null>;
	/** Lets them in no more; their conversations are nobody's. False where there is no such agent. */
	removeAgent(agent: number, at: Instant): Promise<boolean>;
	/** Whose a conversation is; null: nobody's. */
	assign(conversation: number, agent: number | null): Promise<void>;
	/** Whose it is now. */
	assignedTo(conversation: number): Promise<number | null>;
	/** The team has seen all that the customer wrote so far. */
	look(conversation: number): Promise<void>;
	/** The newest first, before that one. */
	notes(
		conversation: number,
		query: { readonly before: number | null; readonly limit: number },
	): Promise<readonly Note[]>;
	addNote(note: Omit<Note, "id">): Promise<Note>;
	/** False where there is no such note of that conversation. */
	deleteNote(conversation: number, note: number): Promise<boolean>;
	/** Puts a group of unanswered messages aside until it is said again. */
	dismiss(key: string, at: Instant): Promise<void>;
	/** Writes down who changed what. */
	record(entry: Omit<AuditEntry, "id">): Promise<void>;
	/** The newest first, before that one. */
	auditTrail(query: {
		readonly before: number | null;
		readonly limit: number;
		readonly by?: string;
		readonly action?: string;
	}): Promise<readonly AuditEntry[]>;
	/** Keeps the texts of rules that were published. */
	keepPublication(
		publication: Omit<Publication, "id">,
	): Promise<PublicationHead>;
	/** The newest first, before that one. */
	publications(query: {
		readonly before: number | null;
		readonly limit: number;
	}): Promise<readonly PublicationHead[]>;
	publication(id: number): Promise<Publication | null>;
}

/** Somebody who answers. Public name `a_3`. */
export interface Agent {
	readonly id: number;
	readonly name: string;
	readonly role: Role;
	/** Of their token. */
	readonly hash: string;
	readonly since: Instant;
	/** They can sign in no more. */
	readonly removed: boolean;
}

export type NewAgent = Pick<Agent, "name" | "role" | "hash">;

/** An agent sees and answers conversations; an admin also changes rules and the team. */
export type Role = "admin" | "agent";

/** What somebody wrote about a conversation. Public name `n_4`. */
export interface Note {
	readonly id: number;
	readonly conversation: number;
	readonly at: Instant;
	/** The name of who wrote it. */
	readonly by: string;
	readonly text: string;
}

/** Something that somebody changed. No text and no number of a customer stands in it. */
export interface AuditEntry {
	readonly id: number;
	readonly at: Instant;
	readonly by: string;
	/** `handoff.start` … */
	readonly action: string;
	/** The public name of what it was done to. */
	readonly about: string | null;
	readonly detail: JsonValue;
}

/** Rules as they were published. Public name `v_12`. */
export interface Publication {
	readonly id: number;
	readonly at: Instant;
	readonly by: string;
	readonly note: string | null;
	/** Over the files, as the rules desk gives it. */
	readonly etag: string;
	readonly files: Readonly<Record<string, string>>;
}

/** A publication without the texts. */
export type PublicationHead = Omit<Publication, "files"> & {
	readonly files: readonly string[];
};
