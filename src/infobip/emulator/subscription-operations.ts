import type { z } from "zod";
import { fieldOf, isObject, parseJson, textOf } from "../answer-body.ts";
import { violations } from "../requests/violations.ts";
import { subscriptionOperations } from "../subscriptions/operations.ts";
import {
	profileChange,
	profileCreation,
	securityChange,
	securityCreation,
	subscriptionChange,
	subscriptionCreation,
} from "../subscriptions/requests.ts";
import { type Answer, errorAnswer } from "./answers.ts";
import type { Serve } from "./serve.ts";
import type { KeptBody, SubscriptionBook } from "./subscription-book.ts";

/** One sort of thing that is kept under an id. */
interface Shelf {
	readonly kept: Map<string, KeptBody>;
	readonly id: "subscriptionId" | "profileId" | "authId";
	readonly creation: z.ZodType;
	readonly change: z.ZodType;
	/** As it is told: secrets stay here. */
	readonly told: (body: KeptBody) => object;
}

/** Serves the part of the Subscriptions API that connecting needs: subscriptions, profiles, security settings. */
export function serveSubscriptions(serve: Serve, book: SubscriptionBook): void {
	const { subscriptions, profiles, security } = subscriptionOperations;
	serveShelf(serve, security, {
		kept: book.security,
		id: "authId",
		creation: securityCreation,
		change: securityChange,
		told: ({ credentials: _, ...open }) => open,
	});
	serveShelf(
		serve,
		profiles,
		{
			kept: book.profiles,
			id: "profileId",
			creation: profileCreation,
			change: profileChange,
			told: (body) => body,
		},
		(body) => keepInner(book.security, body, "security", "authId"),
	);
	serveShelf(
		serve,
		subscriptions,
		{
			kept: book.subscriptions,
			id: "subscriptionId",
			creation: subscriptionCreation,
			change: subscriptionChange,
			told: (body) => body,
		},
		(body) => {
			const inner = fieldOf(body, "profile");
			const profile = isObject(inner)
				? keepInner(book.security, inner, "security", "authId")
				: {};
			return keepInner(
				book.profiles,
				{ ...body, profile },
				"profile",
				"profileId",
			);
		},
	);
}

/** What is defined whole inside is kept by itself, and only named where it stood. */
function keepInner(
	kept: Map<string, KeptBody>,
	body: KeptBody,
	field: string,
	id: string,
): KeptBody {
	const inner = fieldOf(body, field);
	const name = textOf(inner, id);
	if (!isObject(inner) || name === null) return body;
	if (Object.keys(inner).length > 1) kept.set(name, inner);
	return { ...body, [field]: { [id]: name } };
}

function serveShelf(
	serve: Serve,
	operations: (typeof subscriptionOperations)["profiles"],
	{ kept, id, creation, change, told }: Shelf,
	store: (body: KeptBody) => KeptBody = (body) => body,
): void {
	const nameIn = (context: Parameters<Parameters<Serve>[1]>[0]) =>
		context.req.param("id") ?? "";
	const write = (name: string, body: object, status: number): Answer => {
		kept.set(name, { ...store(body as KeptBody), [id]: name });
		return { status, body: { [id]: name } };
	};
	serve(operations.list, () => page([...kept.values()].map(told)), "api-error");
	serve(
		operations.get,
		(context) => {
			const found = kept.get(nameIn(context));
			return found ? { status: 200, body: told(found) } : none();
		},
		"api-error",
	);
	serve(
		operations.create,
		(_, text) => {
			const body = parseJson(text);
			const name = textOf(body, id) ?? "";
			const fault = faultOf(creation, body) ?? duplicate(kept.has(name), id);
			return fault ?? write(name, body as object, 201);
		},
		"api-error",
	);
	serve(
		operations.update,
		(context, text) => {
			const body = parseJson(text);
			if (!kept.has(nameIn(context))) return none();
			const fault = faultOf(change, body);
			return fault ?? write(nameIn(context), body as object, 200);
		},
		"api-error",
	);
	serve(
		operations.remove,
		(context) => {
			const name = nameIn(context);
			return kept.delete(name) ? { status: 200, body: { [id]: name } } : none();
		},
		"api-error",
	);
}

function page(results: readonly object[]): Answer {
	const paging = {
		page: 0,
		size: Math.max(1, results.length),
		totalPages: 1,
		totalResults: results.length,
	};
	return { status: 200, body: { results, paging } };
}

function none(): Answer {
	return errorAnswer(404, "api-error");
}

function faultOf(schema: z.ZodType, body: unknown): Answer | null {
	const all = violations(schema, body);
	return all.length === 0 ? null : errorAnswer(400, "api-error", all);
}

function duplicate(exists: boolean, id: string): Answer | null {
	if (!exists) return null;
	const violation = "already exists";
	return errorAnswer(400, "api-error", [{ path: id, violation }]);
}
