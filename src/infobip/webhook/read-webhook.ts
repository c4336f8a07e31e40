import { fieldOf, isObject } from "../answer-body.ts";
import type { WebhookItem } from "./items.ts";
import { readEvent } from "./read-event.ts";
import { readResult } from "./read-result.ts";

/**
 * Reads what Infobip posted to a webhook, whatever it is: one address may get every kind, and `results` may hold up to
 * 2,000 of them, mixed. Told apart by shape; what is not known is `unknown` and never an error.
 *
 * @example
 * for (const item of readWebhook(await request.json()))
 *   if (item.kind === "message") console.log(item.from, item.content);
 */
export function readWebhook(body: unknown): readonly WebhookItem[] {
	if (!isObject(body)) return [unknown("a call that is no object", body)];
	const results = fieldOf(body, "results");
	if (Array.isArray(results)) return results.map(readResult);
	return [readEvent(body) ?? unknown("a call of unknown shape", body)];
}

function unknown(reason: string, body: unknown): WebhookItem {
	return { kind: "unknown", reason, body };
}
