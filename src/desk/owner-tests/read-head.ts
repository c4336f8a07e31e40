import { parsePhone } from "../../engine/grammar/phone.ts";
import {
	type Here,
	nodeOf,
	read,
	tell,
	under,
} from "../../engine/language/here.ts";
import { listWords } from "../../engine/language/nearest.ts";
import type { Instant } from "../../engine/model.ts";
import type { RuleBook } from "../../engine/rule-book.ts";
import { text } from "../../engine/schema.ts";
import { readMoment } from "../read-moment.ts";
import { jsonObjectOf } from "./json-of.ts";
import type { TestContact } from "./owner-test.ts";
import { contactShape } from "./test-shapes.ts";

/** The day on which a test takes place that says none: a Wednesday without a holiday of its own. */
const SOME_DAY = "2026-01-07";
const NOON = 12 * 60;

/** Reads when a test begins. */
export function readAt(here: Here, { calendar }: RuleBook): Instant {
	const noon = calendar.instantAt(SOME_DAY, NOON);
	if (nodeOf(here) === null) return noon;
	const written = read(here, text(), '"at"');
	if (written === undefined) return noon;
	const moment = readMoment(written, calendar, noon);
	if (moment === null)
		tell(here, {
			code: "wrong-value",
			message: `"${written}" is no moment.`,
			help: "Write 2026-11-22 23:30, 23:30, or fri 10:00: the business's own clock.",
		});
	return moment ?? noon;
}

const nobody: TestContact = {
	name: null,
	phone: null,
	known: false,
	tags: [],
	fields: {},
	language: null,
};

/** Reads who writes in a test; somebody new where nothing is said. */
export function readContact(here: Here, { data }: RuleBook): TestContact {
	if (nodeOf(here) === null) return nobody;
	const contact = read(here, contactShape, '"contact"');
	if (contact === undefined) return nobody;
	const { name = null, phone, known, tags, language = null } = contact;
	const { languages, timezone } = data.profile;
	if (language !== null && !languages.includes(language))
		tell(under(here, "language"), {
			code: "wrong-value",
			message: `"${language}" is not a language of these rules.`,
			help: `It can be ${listWords(languages)}.`,
		});
	return {
		name,
		phone: phone === undefined ? null : readPhone(here, phone, timezone),
		known,
		tags,
		fields: jsonObjectOf(nodeOf(under(here, "fields"))),
		language,
	};
}

function readPhone(here: Here, phone: string, timezone: string): string | null {
	const digits = parsePhone(phone, timezone);
	if (typeof digits === "string") return digits;
	tell(under(here, "phone"), {
		code: "bad-phone",
		message: digits.error,
		help: digits.help ?? null,
	});
	return null;
}
