import { fieldOf, parseJson, textOf } from "./answer-body.ts";
import { InfobipError, type InfobipErrorKind } from "./error.ts";
import { classifyStatus, type ErrorClass, reasonOf } from "./error-codes.ts";
import type { Operation } from "./operations.ts";

/** A status as Infobip gives it for a message. */
export interface MessageStatus {
	/** 0 OK, 1 PENDING, 2 UNDELIVERABLE, 3 DELIVERED, 4 EXPIRED, 5 REJECTED */
	readonly groupId: number | null;
	readonly groupName: string | null;
	readonly id: number | null;
	/** E.g. `PENDING_ENROUTE`. */
	readonly name: string | null;
	readonly description: string | null;
}

/** What Infobip took. It is accepted, not delivered: a report tells the rest. */
export interface Sent {
	readonly to: string | null;
	readonly messageId: string | null;
	readonly status: MessageStatus;
	/** All null where the answer has none. */
	readonly error: MessageStatus;
	/** Things that deserve a look, e.g. a WebP picture. */
	readonly warnings: readonly string[];
}

/** Reads a status object; what is missing is null. */
export function readStatus(value: unknown): MessageStatus {
	return {
		groupId: numberOf(value, "groupId"),
		groupName: textOf(value, "groupName"),
		id: numberOf(value, "id"),
		name: textOf(value, "name"),
		description: textOf(value, "description"),
	};
}

/** A number field of an object, or null. */
export function numberOf(value: unknown, key: string): number | null {
	const field = fieldOf(value, key);
	return typeof field === "number" && Number.isFinite(field) ? field : null;
}

/**
 * What was taken, from the body of a 200: one message, or `{messages: […]}` of a bulk.
 *
 * @throws InfobipError `ambiguous` where the body is no such answer: the message may have been taken.
 */
export function readSent(
	body: string,
	operation: Operation,
	warnings: readonly string[],
): readonly Sent[] {
	const parsed = parseJson(body);
	const list = fieldOf(parsed, "messages") ?? [parsed];
	const all = Array.isArray(list) ? list : [];
	if (all.length === 0 || !all.every(hasStatus))
		throw unreadable(body, operation);
	return all.map((one) => ({
		// The events operation says `destination`.
		to: textOf(one, "to") ?? textOf(one, "destination"),
		messageId: textOf(one, "messageId"),
		status: readStatus(fieldOf(one, "status")),
		error: readStatus(fieldOf(one, "error")),
		warnings,
	}));
}

/**
 * The message, where its status says that it goes on.
 *
 * @throws InfobipError where a 200 carries a status that ends it, such as `REJECTED_SOURCE`: the status counts.
 */
export function accepted(sent: Sent): Sent {
	const { class: standing } = classifyStatus(sent.status);
	if (standing === "ok" || standing === "pending") return sent;
	const reason = reasonOf(sent.status, sent.error);
	const words = reason.description ?? "no reason given";
	throw new InfobipError(
		`Infobip refused the message: ${words} (${reason.name})`,
		{
			kind: kindOf(reason.class),
			code: reason.name,
			status: 200,
			errorClass: reason.class,
			advice: reason.advice,
		},
	);
}

// What Infobip refuses in its answer was certainly not sent.
function kindOf(errorClass: ErrorClass): InfobipErrorKind {
	return errorClass === "retry" || errorClass === "throttled"
		? errorClass
		: "refused";
}

function hasStatus(one: unknown): boolean {
	const { groupId, groupName, name } = readStatus(fieldOf(one, "status"));
	return groupId !== null || groupName !== null || name !== null;
}

function unreadable(body: string, operation: Operation): InfobipError {
	const shown = body.trim() === "" ? "nothing" : `"${body.slice(0, 80)}"`;
	return new InfobipError(
		`Infobip answered 200 to ${operation.method} ${operation.path} with ${shown} instead of a message's status`,
		{
			kind: operation.repeatable ? "retry" : "ambiguous",
			code: "BAD_RESPONSE",
			status: 200,
			advice:
				"Something between here and Infobip may have changed the answer: check the base URL and any proxy.",
		},
	);
}
