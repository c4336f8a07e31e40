import type { Context } from "hono";
import { parseJson } from "../answer-body.ts";
import type { Operation } from "../operations.ts";
import { violations } from "../requests/violations.ts";
import { templateCreation, templateEdit } from "../templates/creation.ts";
import { templateOperations } from "../templates/operations.ts";
import { writeDate } from "../webhook/date.ts";
import type { Account } from "./account.ts";
import { type Answer, errorAnswer } from "./answers.ts";
import type { Postman } from "./postman.ts";
import type { Serve } from "./serve.ts";
import {
	type BookFault,
	type EmulatedTemplate,
	isFault,
	type TemplateBook,
} from "./template-book.ts";

/** What serving templates stands on. */
export interface TemplateServing {
	readonly account: Account;
	readonly book: TemplateBook;
	readonly mail: Postman;
	readonly now: () => number;
	/** Between a template's arrival and WhatsApp's approval; null: nobody approves. */
	readonly approveAfterMs: number | null;
}

/** Serves the templates: lists, pages, single ones, and their changes, each of which WhatsApp approves a little later. */
export function serveTemplates(serve: Serve, serving: TemplateServing): void {
	const { book } = serving;
	const operations = templateOperations;
	const ofSender = (
		operation: Operation,
		act: (context: Context, body: string) => Answer,
	) =>
		serve(operation, (context, body) =>
			serving.account.knows(context.req.param("sender") ?? "")
				? act(context, body)
				: errorAnswer(404),
		);
	ofSender(operations.list, () => ok(200, { templates: book.all() }));
	serve(operations.page, (context) => page(context, book), "api-error");
	ofSender(operations.get, (context) => {
		const found = book.find(context.req.param("id") ?? "");
		return found === null ? errorAnswer(404) : ok(200, found);
	});
	ofSender(operations.create, (_, body) => create(body, serving));
	ofSender(operations.edit, (context, body) => {
		const found = book.find(context.req.param("id") ?? "");
		return found === null ? errorAnswer(404) : edit(found, body, serving);
	});
	ofSender(operations.remove, (context) => {
		const gone = book.remove(context.req.param("templateName") ?? "");
		return gone === 0 ? errorAnswer(404) : ok(204, null);
	});
}

function ok(status: number, body: unknown): Answer {
	return { status, body };
}

function create(text: string, serving: TemplateServing): Answer {
	const body = parseJson(text);
	const { data } = templateCreation.safeParse(body);
	if (data === undefined) return refused(violations(templateCreation, body));
	return answered(serving.book.create(data), 201, serving);
}

function edit(
	known: EmulatedTemplate,
	text: string,
	serving: TemplateServing,
): Answer {
	const body = parseJson(text);
	const { data } = templateEdit.safeParse(body);
	if (data === undefined) return refused(violations(templateEdit, body));
	return answered(serving.book.edit(known, data), 200, serving);
}

function refused(all: Parameters<typeof errorAnswer>[2]): Answer {
	return errorAnswer(400, "exception", all);
}

function answered(
	outcome: EmulatedTemplate | BookFault,
	status: number,
	serving: TemplateServing,
): Answer {
	if (isFault(outcome)) {
		const { property: path, violation } = outcome;
		return refused([{ path, violation }]);
	}
	if (outcome.status === "PENDING") approveLater(outcome.id, serving);
	return ok(status, outcome);
}

function approveLater(
	id: string,
	{ book, mail, now, approveAfterMs }: TemplateServing,
): void {
	if (approveAfterMs === null) return;
	mail.postLater(approveAfterMs, () => {
		const judged = book.judge(id, "APPROVED");
		return judged && statusEvent(judged, "NONE", now());
	});
}

/** What WhatsApp tells when it has decided on a template. */
export function statusEvent(
	{ id, name, language, status }: EmulatedTemplate,
	reason: string,
	nowMs: number,
): unknown {
	return {
		messageTemplateId: id,
		messageTemplateName: name,
		messageTemplateLanguage: language,
		timestamp: writeDate(nowMs),
		change: { type: "TEMPLATE_STATUS_UPDATE", newStatus: status, reason },
	};
}

const statuses =
	/^(APPROVED|IN_APPEAL|PENDING|REJECTED|PENDING_DELETION|DELETED|REINSTATED|FLAGGED|FIRST_PAUSED|SECOND_PAUSED|DISABLED)$/;

function page({ req }: Context, book: TemplateBook): Answer {
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
	return ok(200, { results, paging });
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
