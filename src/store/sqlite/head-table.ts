import { eq, sql } from "drizzle-orm";
import { StoreError } from "../../engine/ports.ts";
import type { Head, HeadTable } from "../tables.ts";
import { journalHead } from "./schema.ts";
import { select, statement } from "./statement.ts";
import type { Drizzle } from "./tables.ts";

/** The one row of the highest numbers. */
export function headTable(database: Drizzle): HeadTable {
	const read = select(
		database,
		journalHead,
		database.select().from(journalHead).where(eq(journalHead.id, 1)),
	);
	const query = database
		.update(journalHead)
		.set({
			seq: sql`${sql.placeholder("seq")}`,
			epoch: sql`${sql.placeholder("epoch")}`,
			sends: sql`${sql.placeholder("sends")}`,
			conversations: sql`${sql.placeholder("conversations")}`,
			contacts: sql`${sql.placeholder("contacts")}`,
			senders: sql`${sql.placeholder("senders")}`,
		})
		.where(eq(journalHead.id, 1));
	const write = statement(database, query);
	return {
		get() {
			const { id: _id, ...head } = read.get() ?? missing();
			return head;
		},
		set: (head: Head) => void write.run({ ...head }),
	};
}

function missing(): never {
	throw new StoreError("The row of journal_head is missing.", {
		code: "broken",
	});
}
