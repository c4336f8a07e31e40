import type { Context } from "hono";
import { parseJson } from "../answer-body.ts";
import type { Operation } from "../operations.ts";
import { violations } from "../requests/violations.ts";
import { templateCreation, templateEdit } from "../templates/creation.ts";
import { templateOperations } from "../templates/operations.ts";
import { writeDate } from "../webhook/date.ts";
import type { Account } from "./account.ts";
import { type Answer, errorAnswer } from "./answers.ts";
import {
	type BookFault,
	type EmulatedTemplate,
	isFault,
} from "./emulated-template.ts";
import type { Postman } from "./postman.ts";
import type { Serve } from "./serve.ts";
import type { TemplateBook } from "./template-book.ts";
import { templatePage } from "./template-page.ts";

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
	serve(operations.page, (context) => templatePage(context, book), "api-error");
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
