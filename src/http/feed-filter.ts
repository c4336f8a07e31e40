import { journalTypes } from "../engine/model.ts";
import type { History } from "../engine/ports.ts";
import type { RowHead } from "../runtime/runtime.ts";
import { findConversations } from "./api/contact.ts";
import { HttpProblem } from "./problem.ts";

type Wants = (entry: RowHead) => boolean;

/** Which rows a reader of the feed asked for; every filter given must fit. Throws an `HttpProblem` for an unknown type or contact. */
export async function feedFilter(
	query: {
		readonly types?: string | undefined;
		readonly contact?: string | undefined;
		readonly rule?: string | undefined;
	},
	history: History,
): Promise<Wants> {
	const { types, contact, rule } = query;
	const filters: readonly Wants[] = [
		...(types === undefined ? [] : [ofTypes(types)]),
		...(contact === undefined ? [] : [await ofContact(contact, history)]),
		...(rule === undefined ? [] : [(entry: RowHead) => entry.rule === rule]),
	];
	return (entry) => filters.every((fits) => fits(entry));
}

function ofTypes(list: string): Wants {
	const wanted = new Set(list.split(",").map((type) => type.trim()));
	const known: ReadonlySet<string> = new Set(journalTypes);
	const unknown = [...wanted].find((type) => !known.has(type));
	if (unknown === undefined) return (entry) => wanted.has(entry.type);
	throw new HttpProblem("wrong-value", {
		detail: `types: there is no "${unknown}". Known: ${journalTypes.join(", ")}.`,
	});
}

async function ofContact(name: string, history: History): Promise<Wants> {
	const exact = /^([cp])_(\d{1,15})$/.exec(name);
	if (exact?.[1] === "p") return (entry) => entry.contact === Number(exact[2]);
	if (exact?.[1] === "c")
		return (entry) => entry.conversation === Number(exact[2]);
	const found = await findConversations(history, name);
	const contacts = new Set(found.map(({ contact }) => contact.id));
	return (entry) => entry.contact !== null && contacts.has(entry.contact);
}
