import type { Situation } from "../kinds.ts";
import type { Content } from "../model.ts";

/** What the customer sent; null where it is no message that is read. */
export function contentThatCame({ event }: Situation): Content | null {
	return event.type === "message.received" ? event.message.content : null;
}

/** The languages that answers are read in: those of the business, the customer's own first. */
export function languagesOf({ book, language }: Situation): readonly string[] {
	return [...new Set([language, ...book.data.profile.languages])];
}
