import { printTime } from "../grammar/time.ts";
import type { Situation } from "../kinds.ts";
import type { Instant } from "../model.ts";
import { type CompiledText, fill } from "./fill.ts";
import { savedValue } from "./lookup.ts";
import { type Placeholder, parsePlaceholders } from "./placeholders.ts";

/**
 * Makes a text ready that a machine reads: a day is filled in as `2026-12-25`, a time as `18:00`, a moment as `2026-12-25 18:00` on
 * the business's clock, and not in the customer's language.
 */
export function compileData(text: string): CompiledText {
	const segments = parsePlaceholders(text);
	return (situation) =>
		fill(segments, (placeholder) => dataOf(placeholder, situation));
}

function dataOf({ name, fallback }: Placeholder, situation: Situation): string {
	const own = moments[name];
	const value = own
		? own(situation)
		: savedValue(name.replace(/^contact\./, ""), situation);
	const said =
		typeof value === "string" || typeof value === "number" ? `${value}` : "";
	return said.trim() === "" ? (fallback ?? "") : said.trim();
}

/** The built-in placeholders that are days and times. */
const moments: Readonly<Record<string, (situation: Situation) => string>> = {
	today: (situation) => localOf(situation.now, situation).date,
	now: (situation) => printTime(localOf(situation.now, situation).minute),
	open_until: (situation) => {
		const { book, now, business } = situation;
		return momentOf(book.calendar.openUntil(now, business.state), situation);
	},
	next_open: (situation) => {
		const { book, now, business } = situation;
		return momentOf(book.calendar.nextOpen(now, business.state), situation);
	},
};

function momentOf(at: Instant | null, situation: Situation): string {
	if (at === null) return "";
	const { date, minute } = localOf(at, situation);
	return `${date} ${printTime(minute)}`;
}

function localOf(at: Instant, { book }: Situation) {
	return book.calendar.local(at);
}
