import type { Operation } from "../operations.ts";

const root = "/subscriptions/1";

function operation(method: Operation["method"], path: string): Operation {
	return {
		method,
		path: `${root}/${path}`,
		// Infobip names none for these.
		limit: null,
		scopes: ["subscriptions:manage"],
		repeatable: method !== "POST",
	};
}

/** The five operations of one sort of thing that is kept under an id. */
function kept(path: string) {
	return {
		list: operation("GET", path),
		create: operation("POST", path),
		get: operation("GET", `${path}/{id}`),
		update: operation("PUT", `${path}/{id}`),
		remove: operation("DELETE", `${path}/{id}`),
	} as const;
}

/** The operations on subscriptions, on profiles (where and how they are posted) and on security settings. */
export const subscriptionOperations = {
	subscriptions: kept("subscription/WHATSAPP"),
	profiles: kept("profiles"),
	security: kept("security"),
} as const;
