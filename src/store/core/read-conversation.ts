import type { Address, Conversation } from "../../engine/model.ts";
import { StoreError } from "../../engine/ports.ts";
import type { SenderRow } from "../people-tables.ts";
import type { Tables } from "../tables.ts";

/** A conversation out of its rows, or null where there is none of that id. */
export function readConversation(
	tables: Tables,
	id: number,
	senderOf: (id: number) => SenderRow | undefined,
): Conversation | null {
	const row = tables.conversations.get(id);
	if (!row) return null;
	const sender = senderOf(row.sender);
	const [best, ...others] = tables.people.addressesOf(row.contact);
	if (!sender || !best) throw incomplete(id);
	const addresses: readonly [Address, ...Address[]] = [best, ...others];
	return {
		id,
		version: row.version,
		channel: sender.channel,
		sender: { id: sender.id, address: sender.address },
		contact: { id: row.contact, addresses },
		state: row.state,
	};
}

function incomplete(id: number): StoreError {
	return new StoreError(
		`Conversation c_${id} has no sender or no address in the database.`,
		{ code: "broken" },
	);
}
