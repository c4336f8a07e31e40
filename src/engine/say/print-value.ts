import type { Calendar } from "../calendar.ts";
import { cutText } from "../cut-text.ts";
import { isDate } from "../grammar/dates.ts";
import { printTime } from "../grammar/time.ts";
import type { Instant, JsonValue } from "../model.ts";
import { printAnswer } from "./answers.ts";
import { format } from "./intl.ts";
import type { Found } from "./lookup.ts";
import { readMoment } from "./moment.ts";
import { phrases } from "./phrases.ts";
import type { Placeholder } from "./placeholders.ts";

/** One letter more than the longest message, so that one which loses its end is seen to. */
const LONGEST = 4_097;

/** Where a value is printed. */
export interface Printing {
	readonly language: string;
	readonly calendar: Calendar;
	readonly now: Instant;
}

/** A value as text in the text's language; empty for what has no text, such as an object. */
export function printValue(
	{ value, typed }: Found,
	as: Placeholder["as"],
	printing: Printing,
): string {
	const told = as === null ? null : printAs(value, as, printing);
	const answer = typed ? printAnswer(value, printing.language) : null;
	return tame(told ?? answer ?? printPlain(value, typed, printing));
}

/** Null where the value is not what the owner says it is: then it is printed as it came. */
function printAs(
	value: JsonValue,
	as: NonNullable<Placeholder["as"]>,
	printing: Printing,
): string | null {
	if (as === "number") return printNumber(value, printing);
	const moment = readMoment(value, printing.calendar);
	if (as === "time")
		return moment?.minute == null ? null : printTime(moment.minute);
	return moment?.date == null ? null : printDate(moment.date, printing);
}

function printNumber(value: JsonValue, { language }: Printing): string | null {
	const number =
		typeof value === "string" && value.trim() !== "" ? Number(value) : value;
	return typeof number === "number" && Number.isFinite(number)
		? format(language).number(number)
		: null;
}

function printDate(
	date: string,
	{ language, calendar, now }: Printing,
): string {
	return format(language).date(date, calendar.local(now).date);
}

function printPlain(
	value: JsonValue,
	typed: boolean,
	printing: Printing,
): string {
	if (typeof value === "string")
		return typed && isDate(value) ? printDate(value, printing) : value;
	if (typeof value === "number") return printNumber(value, printing) ?? "";
	if (typeof value === "boolean")
		return phrases(printing.language)[value ? "yes" : "no"];
	if (Array.isArray(value)) return printList(value, typed, printing);
	return "";
}

function printList(
	values: readonly JsonValue[],
	typed: boolean,
	printing: Printing,
): string {
	const items = values
		.slice(0, 100)
		.filter((value) => !Array.isArray(value))
		.map((value) => printPlain(value, typed, printing))
		.filter((text) => text !== "");
	return format(printing.language).list(items);
}

/** Without what could turn the rest of our text around or break its storage: bidi overrides, NUL, halves of letters. */
function tame(text: string): string {
	const cut = cutText(text, LONGEST);
	if (!WILD.test(cut)) return cut;
	return cut
		.replace(/[\0\u202A-\u202E\u2066-\u2069]/g, "")
		.replace(/\p{Surrogate}/gu, "\uFFFD");
}

/** What there is to tame, with all letters of two units, whole or not: asking once is quicker than replacing nothing twice. */
const WILD = /[\0\u202A-\u202E\u2066-\u2069\uD800-\uDFFF]/;
