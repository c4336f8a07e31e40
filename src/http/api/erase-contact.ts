import { basename } from "node:path";
import { z } from "zod";
import type { ErasedHere } from "../../runtime/runtime.ts";
import type { Endpoint } from "../endpoint.ts";
import type { HttpContext, HttpOptions } from "../options.ts";
import { readQuery } from "../read-request.ts";
import { whoAsks } from "../who.ts";
import { auditing } from "./auditing.ts";
import { contactParameter, findConversations } from "./contact.ts";

const nothing = z.strictObject({});

/** `DELETE /api/conversations/{contact}`: forgets a person, with all of our senders. */
export function eraseContactEndpoint(options: HttpOptions): Endpoint {
	return {
		method: "delete",
		path: "/api/conversations/:contact",
		summary:
			"Deletes everything about a contact, with all of our senders. There is no way back.",
		parameters: { contact: contactParameter },
		query: nothing,
		answer: {
			status: 200,
			about:
				"`erased`: one entry a contact, with what was deleted. `copies`: files from before an update of the database that still hold what it held then.",
		},
		problems: ["unknown-contact", "wrong-value", "store-unavailable"],
		handle: async (c) => erase(c, options),
	};
}

async function erase(c: HttpContext, options: HttpOptions): Promise<Response> {
	const { runtime, history } = options;
	const audit = auditing(options);
	readQuery(c, nothing);
	const found = await findConversations(history, c.req.param("contact") ?? "");
	const contacts = new Set(found.map(({ contact }) => contact.id));
	const erased: ErasedHere[] = [];
	for (const contact of contacts) {
		erased.push(...asList(await runtime.erase(contact)));
		await audit(whoAsks(c), "conversation.erase", `p_${contact}`);
	}
	const copies = new Set(erased.flatMap((one) => one.copies));
	return c.json({
		erased: erased.map(erasedJson),
		copies: [...copies].map((path) => basename(path)),
	});
}

function asList<Value>(value: Value | null): readonly Value[] {
	return value === null ? [] : [value];
}

function erasedJson({
	contact,
	conversations,
	rows,
	sends,
	media,
}: ErasedHere): object {
	return {
		contact: `p_${contact}`,
		conversations: conversations.map((id) => `c_${id}`),
		...{ rows, sends, media },
	};
}
