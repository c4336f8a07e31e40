import { answerLanguage } from "../../src/engine/answer-language.ts";
import { compileCalendar } from "../../src/engine/calendar.ts";
import type { Site, Situation } from "../../src/engine/kinds.ts";
import {
	type BusinessProfile,
	type ConversationState,
	type Instant,
	instant,
	newBusiness,
	newConversation,
	type RulesData,
} from "../../src/engine/model.ts";
import type { RuleBook } from "../../src/engine/rule-book.ts";
import { readText } from "../../src/engine/text/read-text.ts";
import { profile, settings } from "./book.ts";
import { message, ours, phone } from "./scene.ts";

/** What a test says of a situation; the rest is a text from somebody known, on a Sunday at half past nine in the evening in Beirut. */
export interface SituationSketch
	extends Partial<
		Omit<Situation, "book" | "now" | "conversation" | "text" | "business">
	> {
	readonly profile?: Partial<BusinessProfile>;
	readonly now?: string;
	readonly says?: string;
	readonly conversation?: Partial<ConversationState>;
	readonly switched?: Partial<{ closedOn: string; openOn: string }>;
}

/** Noon to eleven, on Fridays and Saturdays to two, never on Mondays. */
export const hours: BusinessProfile["hours"] = [
	[],
	[{ start: 720, end: 1380 }],
	[{ start: 720, end: 1380 }],
	[{ start: 720, end: 1380 }],
	[{ start: 720, end: 1560 }],
	[{ start: 720, end: 1560 }],
	[
		{ start: 600, end: 840 },
		{ start: 1080, end: 1320 },
	],
];

/** The instant of an ISO text with a zone. */
export function at(text: string): Instant {
	return instant(Date.parse(text));
}

/** A situation around what a test cares about. */
export function situationOf(sketch: SituationSketch = {}): Situation {
	const { now = "2026-11-22T19:30:00Z", says = "hello", switched } = sketch;
	const site = siteOf(sketch.profile);
	const conversation = { ...newConversation, ...sketch.conversation };
	const book = {
		data: site.data,
		calendar: site.calendar,
	} as Partial<RuleBook> as RuleBook;
	return {
		event: message(says),
		contact: { id: 55, addresses: [{ kind: "phone", value: phone }] },
		sender: { id: 1, address: ours },
		language: answerLanguage(conversation, site.data.profile),
		rule: "opening hours",
		captures: {},
		messageId: "wamid.1",
		...without(sketch),
		now: at(now),
		book,
		business: {
			...newBusiness,
			state: { ...newBusiness.state, ...switched },
		},
		conversation,
		text: readText(says),
	};
}

function without(sketch: SituationSketch): Partial<Situation> {
	const { profile, now, says, conversation, switched, ...rest } = sketch;
	return rest;
}

/** What a kind is compiled with. Nested conditions and steps are for tests that compile whole books. */
export function siteOf(more: Partial<BusinessProfile> = {}): Site {
	const data: RulesData = {
		profile: { ...profile, hours, ...more },
		settings,
		rules: [],
		flows: [],
	};
	const nested = (): never => {
		throw new Error("Compile a whole book for this.");
	};
	return {
		data,
		calendar: compileCalendar(data.profile),
		rule: null,
		vocabulary: new Set(),
		compile: { conditions: nested, steps: nested },
	};
}
