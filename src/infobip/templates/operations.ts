import { type Operation, upTo } from "../operations.ts";

const scopes = ["whatsapp:manage"] as const;
const ofSender = "/whatsapp/2/senders/{sender}/templates";

/** The operations on templates. The first version of three of them is deprecated and left out. */
export const templateOperations = {
	list: {
		method: "GET",
		path: ofSender,
		limit: upTo(2500, "second"),
		scopes,
		repeatable: true,
	},
	page: {
		method: "GET",
		path: "/whatsapp/1/templates",
		limit: upTo(15, "second"),
		scopes,
		repeatable: true,
	},
	get: {
		method: "GET",
		path: `${ofSender}/{id}`,
		limit: upTo(2500, "second"),
		scopes,
		repeatable: true,
	},
	create: {
		method: "POST",
		path: ofSender,
		limit: upTo(1000, "hour"),
		scopes,
		repeatable: false,
	},
	edit: {
		method: "PATCH",
		path: `${ofSender}/{id}`,
		limit: upTo(100, "hour"),
		scopes,
		repeatable: true,
	},
	remove: {
		method: "DELETE",
		path: `${ofSender}/{templateName}`,
		limit: upTo(200, "hour"),
		scopes,
		repeatable: true,
	},
} as const satisfies Readonly<Record<string, Operation>>;
