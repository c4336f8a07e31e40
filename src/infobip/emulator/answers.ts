import { chatErrors } from "../codes/chat-errors.ts";
import { statuses } from "../codes/statuses.ts";
import type { Violation } from "../requests/violations.ts";

/** An answer before it is a response. */
export interface Answer {
	readonly status: number;
	readonly body: unknown;
	readonly headers?: Readonly<Record<string, string>>;
}

/** Which of Infobip's two error shapes an operation answers in. */
export type ErrorShape = "exception" | "api-error";

const words: Readonly<Record<number, readonly [id: string, text: string]>> = {
	400: ["BAD_REQUEST", "Bad request"],
	401: ["UNAUTHORIZED", "Unauthorized"],
	403: ["FORBIDDEN", "Forbidden"],
	404: ["NOT_FOUND", "Not found"],
	409: ["CONFLICT", "Conflict"],
	429: ["TOO_MANY_REQUESTS", "Too many requests"],
	500: ["GENERAL_ERROR", "Something went wrong. Please contact support."],
};

/** An error in one of the shapes of the official document, with what is wrong in the request. */
export function errorAnswer(
	status: number,
	shape: ErrorShape = "exception",
	violations: readonly Violation[] = [],
): Answer {
	const [messageId, text] = words[status] ?? words[500] ?? ["", ""];
	if (shape === "api-error")
		return {
			status,
			body: {
				errorCode: `E${status}`,
				description: text,
				action: "Check the request and try again.",
				violations: violations.map(({ path, violation }) => ({
					property: path,
					violation,
				})),
				resources: [],
			},
		};
	const validationErrors = grouped(violations);
	const details = violations.length === 0 ? {} : { validationErrors };
	const serviceException = { messageId, text, ...details };
	return { status, body: { requestError: { serviceException } } };
}

// Infobip leaves out the place in a bulk: `content.templateData…`, not `messages[0].content…`.
function grouped(violations: readonly Violation[]) {
	const all = new Map<string, string[]>();
	for (const { path, violation } of violations) {
		const place = path.replace(/^messages\[\d+\]\./, "");
		all.set(place, [...(all.get(place) ?? []), violation]);
	}
	return Object.fromEntries(all);
}

const groupNames = [
	"OK",
	"PENDING",
	"UNDELIVERABLE",
	"DELIVERED",
	"EXPIRED",
	"REJECTED",
] as const;

/** A status object by its id. */
export function statusObject(id: number) {
	const name = statuses.get(id)?.name ?? "PENDING_ENROUTE";
	const found = groupNames.findIndex((group) => name.startsWith(group));
	// What begins with no group's name, `MISSING_TO` say, is a rejection.
	const groupId = found === -1 ? 5 : found;
	const groupName = groupNames[groupId] ?? "PENDING";
	const description = sentences[id] ?? name.toLowerCase().replaceAll("_", " ");
	return { groupId, groupName, id, name, description };
}

const sentences: Readonly<Record<number, string>> = {
	5: "Message delivered to handset",
	7: "Message sent to next instance",
	26: "Message sent to next instance",
};

/** An error object by its id; 0 is no error. */
export function errorObject(id: number) {
	const known = chatErrors.get(id);
	if (id === 0 || known === undefined)
		return {
			groupId: 0,
			groupName: "OK",
			id: 0,
			name: "NO_ERROR",
			description: "No Error",
			permanent: false,
		};
	return {
		groupId: 1,
		groupName: "HANDSET_ERRORS",
		id,
		name: known.name,
		description: known.name.toLowerCase().replaceAll("_", " "),
		permanent: known.class !== "retry",
	};
}

/** What a 200 says of one message. */
export function sentAnswer(to: string, messageId: string, statusId: number) {
	return { to, messageCount: 1, messageId, status: statusObject(statusId) };
}
