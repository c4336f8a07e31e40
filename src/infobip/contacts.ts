import { z } from "zod";
import type { Call } from "./call.ts";
import { type Operation, upTo } from "./operations.ts";

const path = "/whatsapp/1/{sender}/contacts/{userNumber}/identity";

function identityOperation(method: "GET" | "PUT" | "DELETE"): Operation {
	return {
		method,
		path,
		limit: upTo(10, "second"),
		scopes: ["whatsapp:manage", "whatsapp:message:send"],
		repeatable: true,
	};
}

/** The operations on a customer's identity. */
export const identityOperations = {
	get: identityOperation("GET"),
	confirm: identityOperation("PUT"),
	remove: identityOperation("DELETE"),
} as const;

/** A customer, seen from one of the account's numbers. */
export interface ContactId {
	readonly sender: string;
	/** Bare digits. */
	readonly userNumber: string;
}

/** Whether a customer's security code changed since it was last confirmed. */
export interface Identity {
	readonly acknowledged: boolean;
	readonly hash: string;
	/** As Infobip writes it. */
	readonly createdAt: string | null;
}

/** The identity check: where it is on, nothing reaches a customer whose code has changed until that is confirmed. */
export interface Identities {
	/** Null where none is known. */
	find(contact: ContactId): Promise<Identity | null>;
	/** Confirms the code of this hash; another one meanwhile is refused with 409. */
	confirm(contact: ContactId, hash: string): Promise<void>;
	delete(contact: ContactId): Promise<void>;
}

const identity = z.object({
	acknowledged: z.boolean(),
	hash: z.string(),
	createdAt: z
		.string()
		.nullish()
		.transform((at) => at ?? null),
});

/** The identity check, over calls. */
export function identities(call: Call): Identities {
	const { get, confirm, remove } = identityOperations;
	const idsOf = ({ sender, userNumber }: ContactId) => ({ sender, userNumber });
	return {
		find: (contact) => call.find(get, { ids: idsOf(contact) }, identity),
		confirm: (contact, hash) =>
			call.done(confirm, { ids: idsOf(contact), body: { hash } }),
		delete: (contact) => call.done(remove, { ids: idsOf(contact) }),
	};
}
