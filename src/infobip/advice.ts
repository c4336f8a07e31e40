import { type Operation, otherOperations } from "./operations.ts";

/** What somebody can do about an HTTP status that an operation answered; null where the message says it all. */
export function adviceFor(status: number, operation: Operation): string | null {
	switch (status) {
		case 401:
			return "Infobip does not accept the API key: check that it was copied whole, is not expired or deleted, and belongs to the account of this base URL.";
		case 403:
			return `The API key may not do this: it needs the scope ${alternatives(operation.scopes)} for ${operation.method} ${operation.path}. Scopes are set on the API key in Infobip's web interface; a key limited to certain IP addresses is refused from others too.`;
		case 404:
			return notFound(operation);
		case 429:
			return tooFast(operation);
		default:
			return status >= 300 && status < 400
				? "Infobip's API does not redirect here: check the base URL of the account."
				: null;
	}
}

function tooFast({ method, path, limit }: Operation): string {
	const which = `${method} ${path}`;
	return limit === null
		? `Too fast: ${which} takes no more for now.`
		: `Too fast: ${which} takes ${limit.requests} requests a ${limit.per} for the whole account.`;
}

function notFound(operation: Operation): string {
	if (operation === otherOperations.markAsRead)
		return "Infobip does not know this message for this sender. Usual causes: the message id was not percent-encoded in the path (ids may hold / + =); the sender is not the number that received the message (the `to` of the inbound message, digits only, of this account); the id is not an inbound `messageId` (a `pairedMessageId` or the id of a message of ours).";
	if (operation.path === otherOperations.downloadMedia.path)
		return "Infobip keeps media for seven days and only for the number that received it: it has expired, was deleted, or belongs to another sender or account.";
	return operation.path.includes("{")
		? "Infobip has nothing under these ids: check them (a sender is digits only, and of this account), and that the base URL is scheme and host only."
		: "Check the base URL: it is scheme and host only.";
}

function alternatives(scopes: readonly string[]): string {
	return scopes.join(" or ");
}
