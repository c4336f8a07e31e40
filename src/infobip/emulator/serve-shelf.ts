import type { z } from "zod";
import { parseJson, textOf } from "../answer-body.ts";
import type { Operation } from "../operations.ts";
import { violations } from "../requests/violations.ts";
import type { subscriptionOperations } from "../subscriptions/operations.ts";
import { type Answer, errorAnswer } from "./answers.ts";
import type { Serve } from "./serve.ts";
import type { KeptBody } from "./subscription-book.ts";

/** One sort of thing that is kept under an id. */
export interface Shelf {
	readonly kept: Map<string, KeptBody>;
	readonly id: "subscriptionId" | "profileId" | "authId";
	readonly creation: z.ZodType;
	readonly change: z.ZodType;
	/** As it is told: secrets stay here. */
	readonly told: (body: KeptBody) => object;
	/** What of it is kept here, where a part of it is kept elsewhere. */
	readonly store: (body: KeptBody) => KeptBody;
}

/** Serves one sort of thing: list, find, create, change, delete. */
export function serveShelf(
	serve: Serve,
	operations: (typeof subscriptionOperations)["profiles"],
	shelf: Shelf,
): void {
	const { kept, id, told } = shelf;
	// The list and a creation name none.
	const on = (
		operation: Operation,
		act: (name: string, body: unknown) => Answer,
	) =>
		serve(
			operation,
			({ req }, text) => act(req.param("id") ?? "", parseJson(text)),
			"api-error",
		);
	on(operations.list, () => page([...kept.values()].map(told)));
	on(operations.get, (name) => {
		const found = kept.get(name);
		return found ? { status: 200, body: told(found) } : none();
	});
	on(operations.create, (_, body) => create(shelf, body));
	on(operations.update, (name, body) => {
		if (!kept.has(name)) return none();
		return faultOf(shelf.change, body) ?? write(shelf, name, body, 200);
	});
	on(operations.remove, (name) =>
		kept.delete(name) ? { status: 200, body: { [id]: name } } : none(),
	);
}

function create(shelf: Shelf, body: unknown): Answer {
	const { kept, id, creation } = shelf;
	const name = textOf(body, id) ?? "";
	const fault = faultOf(creation, body) ?? duplicate(kept.has(name), id);
	return fault ?? write(shelf, name, body, 201);
}

// What the schema let through is an object.
function write(
	{ kept, id, store }: Shelf,
	name: string,
	body: unknown,
	status: number,
): Answer {
	kept.set(name, { ...store(body as KeptBody), [id]: name });
	return { status, body: { [id]: name } };
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
