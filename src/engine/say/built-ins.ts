import { printTime } from "../grammar/time.ts";
import type { Situation } from "../kinds.ts";
import { type BusinessProfile, HOUR, type JsonValue } from "../model.ts";
import { own } from "../own.ts";
import { format } from "./intl.ts";
import { sayWhen } from "./moment.ts";
import { phrases } from "./phrases.ts";

/** The placeholders that Marhaba fills by itself: a closed list. */
export const builtInPlaceholders = [
	"name",
	"first_name",
	"phone",
	"message",
	"today",
	"now",
	"open_until",
	"next_open",
	"hours_today",
] as const;

/** Words that a dot follows: `{business.name}`, `{contact.size}`, `{event.total}`. */
export const placeholderFamilies = ["business", "contact", "event"] as const;

type BuiltIn = (typeof builtInPlaceholders)[number];

/** What fills each of them, in a language; null or nothing where it is empty. */
const fillers: Readonly<
	Record<BuiltIn, (situation: Situation, language: string) => string | null>
> = {
	name: (situation) => nameOf(situation),
	first_name: (situation) => nameOf(situation)?.split(" ", 1)[0] ?? null,
	phone: phoneOf,
	message: ({ text }) => text?.original ?? null,
	today: ({ now, book }, language) => {
		const { date } = book.calendar.local(now);
		return format(language).date(date, date);
	},
	now: ({ now, book }) => printTime(book.calendar.local(now).minute),
	open_until: openUntil,
	next_open: nextOpen,
	hours_today: hoursToday,
};

/** The value of a built-in placeholder; `undefined` when the name is none. */
export function builtInValue(
	name: string,
	situation: Situation,
	language: string,
): JsonValue | undefined {
	if (isBuiltIn(name)) return fillers[name](situation, language);
	if (name.startsWith("business."))
		return businessValue(name.slice(9), situation.book.data.profile) ?? null;
	return undefined;
}

function isBuiltIn(name: string): name is BuiltIn {
	return Object.hasOwn(fillers, name);
}

/** What `{business.…}` gives for a key, or `undefined` when the file says nothing there. */
export function businessValue(
	key: string,
	profile: BusinessProfile,
): string | undefined {
	if (key === "name") return profile.name;
	if (key === "timezone") return profile.timezone;
	return own(profile.more, key);
}

/**
 * The name that was asked for and saved, else that of the profile. On one line: whatever a customer put there, it does not tear our
 * text apart.
 */
function nameOf(situation: Situation): string | null {
	const { conversation, captures, answers } = situation;
	const { question, fields } = conversation;
	const name =
		textIn(question?.answers ?? answers) ??
		textIn(captures) ??
		textIn(fields) ??
		conversation.name;
	return name === null ? null : oneLine(name) || null;
}

/** What a record holds under `name`, where that is a text. */
function textIn(
	record: Readonly<Record<string, JsonValue>> | undefined,
): string | null {
	const name = record && own(record, "name");
	return typeof name === "string" ? name : null;
}

function oneLine(text: string): string {
	return text.replace(/[\s\p{Cc}\u200B\u2060\uFEFF]+/gu, " ").trim();
}

function phoneOf({ contact }: Situation): string | null {
	const phone = contact.addresses.find(({ kind }) => kind === "phone");
	return phone ? `+${phone.value.replace(/^\+/, "")}` : null;
}

/** The time alone while that cannot be mistaken: less than a day ahead. */
function openUntil(situation: Situation, language: string): string | null {
	const { now, book, business } = situation;
	const until = book.calendar.openUntil(now, business.state);
	if (until === null) return null;
	return until - now < 24 * HOUR
		? printTime(book.calendar.local(until).minute)
		: sayWhen(until, now, { calendar: book.calendar, language });
}

function nextOpen(situation: Situation, language: string): string | null {
	const { now, book, business } = situation;
	const at = book.calendar.nextOpen(now, business.state);
	return at === null
		? null
		: sayWhen(at, now, { calendar: book.calendar, language });
}

/** `12:00–23:00`, several joined, or the word for closed; empty where the business keeps no hours. */
function hoursToday(situation: Situation, language: string): string | null {
	const { now, book, business } = situation;
	if (book.data.profile.hours === null) return null;
	const { date } = book.calendar.local(now);
	const { closedOn, openOn } = business.state;
	if (closedOn === date) return phrases(language).closed;
	const shifts =
		openOn === date ? [{ start: 0, end: 1440 }] : book.calendar.shiftsOn(date);
	if (shifts.length === 0) return phrases(language).closed;
	return format(language).list(
		shifts.map(({ start, end }) => `${printTime(start)}–${printTime(end)}`),
	);
}
