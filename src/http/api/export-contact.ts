import { z } from "zod";
import type { Endpoint } from "../endpoint.ts";
import type { HttpContext, HttpOptions } from "../options.ts";
import { HttpProblem } from "../problem.ts";
import { readQuery } from "../read-request.ts";
import { whoAsks } from "../who.ts";
import { auditing } from "./auditing.ts";
import { contactParameter, findConversations } from "./contact.ts";

const nothing = z.strictObject({});

/** `GET /api/conversations/{contact}/export`: all that is kept about a person, as one JSON file. */
export function exportContactEndpoint(options: HttpOptions): Endpoint {
	return {
		method: "get",
		path: "/api/conversations/:contact/export",
		summary:
			"Everything that is kept about a contact, with all of our senders: for handing it over.",
		parameters: { contact: contactParameter },
		query: nothing,
		answer: {
			status: 200,
			about:
				"`contacts`: for each its addresses, conversations with their state, media, and every row of journal and outbox.",
		},
		problems: ["unknown-contact", "wrong-value", "not-available"],
		handle: async (c) => exported(c, options),
	};
}

async function exported(
	c: HttpContext,
	options: HttpOptions,
): Promise<Response> {
	const { history, exportContacts } = options;
	if (exportContacts === undefined) throw new HttpProblem("not-available");
	readQuery(c, nothing);
	const found = await findConversations(history, c.req.param("contact") ?? "");
	const contacts = new Set(found.map(({ contact }) => contact.id));
	const [first] = contacts;
	await auditing(options)(whoAsks(c), "conversation.export", `p_${first}`);
	const parts = exportContacts([...contacts]);
	return c.body(streamOf(parts), 200, {
		"content-type": "application/json",
		"content-disposition": `attachment; filename="p_${first}.json"`,
		"cache-control": "no-store",
		"x-content-type-options": "nosniff",
	});
}

/** One part is made when the part before it was taken: a reader that is slow costs no memory. */
function streamOf(parts: AsyncIterable<string>): ReadableStream<Uint8Array> {
	const iterator = parts[Symbol.asyncIterator]();
	const encoder = new TextEncoder();
	return new ReadableStream({
		async pull(controller) {
			const { done, value } = await iterator.next();
			if (done) controller.close();
			else controller.enqueue(encoder.encode(value));
		},
		async cancel() {
			await iterator.return?.();
		},
	});
}
