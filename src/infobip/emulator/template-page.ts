import type { Context } from "hono";
import { type Answer, errorAnswer } from "./answers.ts";
import type { TemplateBook } from "./template-book.ts";

const statuses =
	/^(APPROVED|IN_APPEAL|PENDING|REJECTED|PENDING_DELETION|DELETED|REINSTATED|FLAGGED|FIRST_PAUSED|SECOND_PAUSED|DISABLED)$/;

/** One page of the account's templates, by what the query asks for. */
export function templatePage({ req }: Context, book: TemplateBook): Answer {
	const asked = (name: string) =>
		(req.queries(name) ?? []).flatMap((value) => value.split(","));
	const number = Number(req.query("page") ?? 0);
	const size = Number(req.query("size") ?? 10);
	const fault = pageFault(asked("status"), number, size);
	if (fault !== null) return errorAnswer(400, "api-error", [fault]);
	const found = book
		.all()
		.filter((one) =>
			["status", "name", "language", "category"].every((name) =>
				fits(asked(name), String(one[name])),
			),
		);
	const paging = {
		page: number,
		size,
		totalPages: Math.ceil(found.length / size),
		totalResults: found.length,
	};
	const results = found.slice(number * size, (number + 1) * size);
	return { status: 200, body: { results, paging } };
}

function fits(wanted: readonly string[], value: string): boolean {
	return wanted.length === 0 || wanted.includes(value);
}

function pageFault(
	status: readonly string[],
	page: number,
	size: number,
): { readonly path: string; readonly violation: string } | null {
	if (!status.every((one) => statuses.test(one)))
		return { path: "status", violation: "Provide one of the valid values." };
	if (!Number.isInteger(page) || page < 0)
		return { path: "page", violation: "must be greater than or equal to 0" };
	return Number.isInteger(size) && size >= 1 && size <= 100
		? null
		: { path: "size", violation: "must be between 1 and 100" };
}
