import { fieldOf, isObject, textOf } from "../answer-body.ts";
import { readDate } from "./date.ts";
import type { WebhookItem } from "./items.ts";

type Body = Readonly<Record<string, unknown>>;

/** Reads a call that has no `results`: an identity, payment, marketing or template event; null where it is none. */
export function readEvent(body: Body): WebhookItem | null {
	const templateId = fieldOf(body, "messageTemplateId");
	// Both a text and a number have been seen.
	if (typeof templateId === "string" || typeof templateId === "number")
		return template(body, String(templateId));
	const content = fieldOf(body, "content");
	if (!isObject(content)) return null;
	const type = textOf(content, "type");
	if (type === "user_identity_changed") return identity(body, content);
	if (type === "payment") return payment(body, content);
	const wish = textOf(content, "notificationMessagesStatus");
	if (wish !== "stop" && wish !== "resume") return null;
	return marketing(body, content, wish === "resume");
}

function head(body: Body) {
	return {
		at: readDate(fieldOf(body, "createdAt")),
		sender: textOf(body, "from"),
		body,
	};
}

function identity(body: Body, content: Body): WebhookItem {
	return {
		...head(body),
		kind: "identity",
		userNumber: textOf(content, "userNumber"),
		userId: textOf(content, "userId"),
		hash: textOf(content, "hash"),
	};
}

function payment(body: Body, content: Body): WebhookItem {
	return { ...head(body), kind: "payment", payer: textOf(content, "from") };
}

function marketing(body: Body, content: Body, wanted: boolean): WebhookItem {
	return {
		...head(body),
		kind: "marketing",
		sender: textOf(content, "sender") ?? textOf(body, "from"),
		from: textOf(content, "from"),
		wanted,
	};
}

function template(body: Body, templateId: string): WebhookItem {
	const change = fieldOf(body, "change");
	return {
		kind: "template",
		at: readDate(fieldOf(body, "timestamp")),
		templateId,
		name: textOf(body, "messageTemplateName"),
		language: textOf(body, "messageTemplateLanguage"),
		change: textOf(change, "type"),
		news: {
			status: textOf(change, "newStatus"),
			category: textOf(change, "newCategory"),
			quality: textOf(change, "newQualityScore"),
			reason: textOf(change, "reason"),
		},
		body,
	};
}
