import type { Address, CustomerMedia, Instant, JsonObject } from "../model.ts";

import type { Note } from "./team.ts";

/** Everything that is kept about one person, for handing it over to them. Reads only; pages hold at most 500 rows. */
export interface Records {
	/** Null where there is no such contact. */
	contact(id: number): Promise<ContactRecord | null>;
	/** Rows of one kind after a number, in order. `refused`: what came from them and could not be understood. */
	page(
		contact: number,
		kind: RecordKind,
		after: number,
	): Promise<readonly RecordRow[]>;
}

export type RecordKind = "journal" | "sends" | "refused";

/** One row as it is kept; `id` is what the next page begins after. */
export interface RecordRow {
	readonly id: number;
	readonly row: JsonObject;
}

/** What is kept of a person beside what happened. */
export interface ContactRecord {
	readonly contact: number;
	readonly since: Instant;
	readonly addresses: readonly (Address & { readonly channel: string })[];
	readonly conversations: readonly {
		readonly id: number;
		readonly sender: { readonly id: number; readonly address: string };
		readonly version: number;
		readonly lastAt: Instant;
		readonly dueAt: Instant | null;
		readonly state: JsonObject;
	}[];
	readonly media: readonly CustomerMedia[];
	/** What the team wrote about them. */
	readonly notes: readonly Note[];
}
