import { randomUUID } from "node:crypto";
import { parseJson } from "../answer-body.ts";
import { otherOperations, sendOperations } from "../operations.ts";
import { type RequestName, requests } from "../requests/requests.ts";
import { events, templates } from "../requests/template.ts";
import { violations } from "../requests/violations.ts";
import type { Account } from "./account.ts";
import { type Answer, errorAnswer, statusObject } from "./answers.ts";
import type { Fault } from "./faults.ts";
import type { Serve } from "./serve.ts";

/** A typing bubble as it was asked for. */
export interface TypingBubble {
	readonly from: string;
	readonly to: string;
}

/** Serves every kind of message, and the typing bubble. */
export function serveSending(
	serve: Serve,
	account: Account,
	typings: TypingBubble[],
): void {
	for (const name of Object.keys(requests) as RequestName[])
		serve(sendOperations[name], (_, body, fault) =>
			name === "template"
				? takeTemplates(account, parseJson(body), fault)
				: takeOne(account, name, parseJson(body), fault),
		);
	serve(
		otherOperations.typing,
		(_, body) => showTyping(typings, parseJson(body)),
		"api-error",
	);
}

function takeOne(
	account: Account,
	name: RequestName,
	body: unknown,
	fault: Fault,
): Answer {
	const { data } = requests[name].safeParse(body);
	if (data !== undefined)
		return { status: 200, body: account.take(name, data, fault) };
	return errorAnswer(400, "exception", violations(requests[name], body));
}

function takeTemplates(account: Account, body: unknown, fault: Fault): Answer {
	const { data } = templates.safeParse(body);
	if (data === undefined)
		return errorAnswer(400, "exception", violations(templates, body));
	const messages = data.messages.map((message) =>
		account.take("template", message, fault),
	);
	const bulkId = data.bulkId ?? randomUUID();
	return { status: 200, body: { messages, bulkId } };
}

function showTyping(typings: TypingBubble[], body: unknown): Answer {
	const { data } = events.safeParse(body);
	if (data === undefined)
		return errorAnswer(400, "api-error", violations(events, body));
	const messages = data.events.map(({ sender, destinations: [first] }) => {
		const to = first?.to ?? "";
		typings.push({ from: sender, to });
		const status = statusObject(26);
		return { messageId: randomUUID(), status, destination: to };
	});
	return { status: 200, body: { bulkId: randomUUID(), messages } };
}
