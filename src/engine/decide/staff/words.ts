import type { Situation } from "../../kinds.ts";
import { builtInValue } from "../../say/built-ins.ts";
import { baseOf } from "../../say/phrases.ts";
import type { WhyPull } from "../brake/pull-brake.ts";
import { arabic } from "./words-ar.ts";
import { english } from "./words-en.ts";
import { french } from "./words-fr.ts";

/** What Marhaba itself says to staff. Moments come as they are said: `today at 18:00`; null is for good. */
export interface StaffWords {
	wantsPerson(who: string): string;
	braked(who: string, why: WhyPull): string;
	/** WhatsApp's check of identities: nothing reaches them until it is confirmed. */
	identityChanged(who: string): string;
	/** `status` and `reason` are WhatsApp's own words. */
	templateChanged(
		template: string,
		status: string,
		reason: string | null,
	): string;
	off(until: string | null): string;
	readonly on: string;
	chatOff(number: string, until: string | null): string;
	chatOn(number: string): string;
	readonly closed: string;
	readonly open: string;
	readonly isOn: string;
	isOpen(until: string | null): string;
	isClosed(until: string | null): string;
	/** What could not be read as a number or as a length of time. */
	unreadable(rest: string): string;
	readonly onlyText: string;
	readonly help: string;
}

const known: ReadonlyMap<string, StaffWords> = new Map([
	["en", english],
	["fr", french],
	["ar", arabic],
]);

/** The words for a language; English where we have none. */
export function staffWords(language: string): StaffWords {
	return known.get(baseOf(language)) ?? english;
}

/** Somebody as staff know them: `Amel (+96170111222)`, or as much of it as there is. */
export function whoIs(situation: Situation): string {
	const name = builtInValue("name", situation, situation.language);
	const [best] = situation.contact.addresses;
	const address = builtInValue("phone", situation, "en") ?? best.value;
	return name ? `${name} (${address})` : `${address}`;
}
