import { and, asc, eq, gt, lte, type SQL, sql } from "drizzle-orm";
import type { Audience } from "../../engine/model.ts";
import type { ConversationTable } from "../people-tables.ts";
import { safeText } from "../safe-text.ts";
import { addresses, conversations, senders, tags } from "./schema.ts";
import type { Drizzle } from "./tables.ts";

/** Finds the conversations of an audience by id, from the tag table or the addresses: no state is read for it. */
export function audienceReader(
	database: Drizzle,
): ConversationTable["audience"] {
	const everyone = byCondition(database, sql`1`);
	const tagged = byCondition(database, isTagged());
	const numbered = byCondition(database, hasNumber());
	return (audience, range) => {
		const names = namesOf(audience);
		if (names === null) return idsOf(everyone.all({ ...range }));
		if (names.length === 0) return [];
		const query = audience.type === "tag" ? tagged : numbered;
		return idsOf(query.all({ ...range, names: JSON.stringify(names) }));
	};
}

/** Null: everybody. */
function namesOf(audience: Audience): readonly string[] | null {
	switch (audience.type) {
		case "everyone":
			return null;
		case "tag":
			return audience.tags.map(safeText);
		case "number":
			return [safeText(audience.number)];
		case "contact":
			return [];
	}
}

function idsOf(rows: readonly { readonly id: number }[]): readonly number[] {
	return rows.map(({ id }) => id);
}

function isTagged(): SQL {
	return sql`EXISTS (SELECT 1 FROM ${tags} WHERE ${tags.conversation} = ${conversations.id} AND ${tags.tag} IN ${names()})`;
}

function hasNumber(): SQL {
	return sql`${conversations.contact} IN (SELECT ${addresses.contact} FROM ${addresses} WHERE ${addresses.channel} IN (SELECT ${senders.channel} FROM ${senders}) AND ${eq(addresses.kind, "phone")} AND ${addresses.value} IN ${names()})`;
}

function names(): SQL {
	return sql`(SELECT value FROM json_each(${sql.placeholder("names")}))`;
}

function byCondition(database: Drizzle, condition: SQL) {
	const { id } = conversations;
	return database
		.select({ id })
		.from(conversations)
		.where(
			and(
				gt(id, sql.placeholder("after")),
				lte(id, sql.placeholder("highest")),
				condition,
			),
		)
		.orderBy(asc(id))
		.limit(sql.placeholder("limit"))
		.prepare();
}
