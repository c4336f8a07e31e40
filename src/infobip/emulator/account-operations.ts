import type { Context } from "hono";
import { fieldOf, isObject, parseJson, textOf } from "../answer-body.ts";
import { businessChange, businessOperations } from "../business.ts";
import { identityOperations } from "../contacts.ts";
import { mediaReference } from "../media-reference.ts";
import { otherOperations } from "../operations.ts";
import { violations } from "../requests/violations.ts";
import { writeDate } from "../webhook/date.ts";
import type { Account } from "./account.ts";
import { type Answer, errorAnswer } from "./answers.ts";
import type { MediaShelf } from "./media-shelf.ts";
import type { Serve } from "./serve.ts";

/** A customer's identity as the emulator keeps it. */
interface KeptIdentity {
	readonly hash: string;
	readonly acknowledged: boolean;
	readonly createdAt: string;
}

/** The identities of an emulated account's customers. */
export type Identities = Map<string, KeptIdentity>;

/** Where the identity of a customer is kept. */
export function identityKey(sender: string, userNumber: string): string {
	return `${sender}:${userNumber}`;
}

/** What serving the account stands on. */
export interface AccountServing {
	readonly account: Account;
	readonly shelf: MediaShelf;
	readonly identities: Identities;
}

/** Serves what is about the account and its customers: identities, business information, and deleting media. */
export function serveAccount(serve: Serve, serving: AccountServing): void {
	serveIdentities(serve, serving);
	serveBusiness(serve, serving);
	serve(otherOperations.deleteMedia, (context, text) =>
		deleteMedia(context, text, serving),
	);
}

function serveIdentities(serve: Serve, { identities }: AccountServing): void {
	const { get, confirm, remove } = identityOperations;
	const keyOf = ({ req }: Context) =>
		identityKey(req.param("sender") ?? "", req.param("userNumber") ?? "");
	serve(get, (context) => {
		const known = identities.get(keyOf(context));
		return known ? { status: 200, body: known } : errorAnswer(404);
	});
	serve(confirm, (context, text) => {
		const known = identities.get(keyOf(context));
		const hash = textOf(parseJson(text), "hash");
		if (hash === null) return errorAnswer(400);
		if (known === undefined) return errorAnswer(404);
		if (known.hash !== hash) return errorAnswer(409);
		identities.set(keyOf(context), { ...known, acknowledged: true });
		return { status: 204, body: null };
	});
	serve(remove, (context) =>
		identities.delete(keyOf(context))
			? { status: 204, body: null }
			: errorAnswer(404),
	);
}

const noBusiness = {
	about: "",
	address: "",
	description: "",
	email: "",
	vertical: "OTHER",
	websites: [],
	displayName: "Emulated business",
};

function serveBusiness(serve: Serve, { account }: AccountServing): void {
	const kept = new Map<string, object>();
	const senderIn = ({ req }: Context) => req.param("sender") ?? "";
	serve(businessOperations.get, (context) => {
		const sender = senderIn(context);
		if (!account.knows(sender)) return errorAnswer(404);
		return { status: 200, body: { ...noBusiness, ...kept.get(sender) } };
	});
	serve(businessOperations.update, (context, text) => {
		const sender = senderIn(context);
		const body = parseJson(text);
		const faults = violations(businessChange, body);
		if (faults.length > 0) return errorAnswer(400, "exception", faults);
		if (!account.knows(sender)) return errorAnswer(404);
		const { logoUrl: _, ...told } = isObject(body) ? body : {};
		kept.set(sender, { ...kept.get(sender), ...told });
		return { status: 204, body: null };
	});
}

function deleteMedia(
	{ req }: Context,
	text: string,
	{ shelf }: AccountServing,
): Answer {
	const url = fieldOf(parseJson(text), "url");
	if (typeof url !== "string") return errorAnswer(400);
	const reference = mediaReference(url);
	const gone =
		reference !== null &&
		reference.sender === req.param("sender") &&
		shelf.remove(reference.sender, reference.mediaId);
	return gone ? { status: 204, body: null } : errorAnswer(404);
}

/** What WhatsApp tells when a customer's security code has changed. */
export function identityEvent(
	{
		sender,
		userNumber,
	}: { readonly sender: string; readonly userNumber: string },
	hash: string,
	nowMs: number,
): unknown {
	return {
		from: sender,
		content: {
			type: "user_identity_changed",
			description: "The user's identity has changed.",
			hash,
			userNumber,
		},
		createdAt: writeDate(nowMs),
	};
}
