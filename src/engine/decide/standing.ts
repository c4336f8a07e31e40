import type { Situation } from "../kinds.ts";
import type { BusinessState, Instant, Silence } from "../model.ts";
import { isBraked } from "./braked.ts";

/** Why the bot keeps quiet in this chat whatever the rules say. */
export interface Quiet {
	readonly silent: Silence;
	readonly because: string;
}

/** Why nothing may run here now: the bot is off, the chat is with a person, or the brake is pulled; null when it may. */
export function quietFor(situation: Situation): Quiet | null {
	return (
		quietWhileOff(situation) ??
		quietForPerson(situation) ??
		quietWhileBraked(situation)
	);
}

/** Quiet for an hour after the brake was pulled in this chat. */
export function quietWhileBraked(situation: Situation): Quiet | null {
	if (!isBraked(situation)) return null;
	return { silent: "brake", because: "the brake is pulled" };
}

/** Quiet while staff have switched the bot off. */
export function quietWhileOff({ business, now }: Situation): Quiet | null {
	if (!isOff(business.state, now)) return null;
	return { silent: "paused", because: "the bot is off" };
}

/** Quiet while the chat is with a person. */
export function quietForPerson({ conversation }: Situation): Quiet | null {
	if (conversation.mode !== "human") return null;
	return { silent: "handed-off", because: "the chat is with a person" };
}

/** Quiet for our own number, and for those that `never_answer` and `answer_only` leave out. */
export function quietForUnlisted(situation: Situation): Quiet | null {
	const because = whyUnlisted(situation);
	return because === null ? null : { silent: "not-listed", because };
}

function whyUnlisted({ contact, sender, book }: Situation): string | null {
	const { neverAnswer, answerOnly } = book.data.settings;
	const among = (numbers: readonly string[]) =>
		contact.addresses.some(({ value }) => numbers.includes(value));
	if (among([sender.address])) return "this is our own number";
	if (among(neverAnswer)) return "the number stands in never_answer";
	if (answerOnly !== null && !among(answerOnly)) {
		return "the number does not stand in answer_only";
	}
	return null;
}

function isOff({ offUntil }: BusinessState, now: Instant): boolean {
	return offUntil !== null && (offUntil === "for-good" || offUntil > now);
}
