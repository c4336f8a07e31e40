import type { Situation } from "../../kinds.ts";
import { after, type Instant } from "../../model.ts";
import { sayWhen } from "../../say/moment.ts";
import type { Draft } from "../draft.ts";

/** Says something to the staff member who wrote. */
export function replyToStaff(draft: Draft, text: string): void {
	const content = { type: "text", text } as const;
	draft.actions.push({ rule: null, taken: content });
	draft.effects.push({
		type: "send",
		to: null,
		content,
		instead: null,
		quote: null,
		priority: "answer",
		rule: null,
		staff: false,
		answers: true,
	});
}

/** Who gave the command, without their number: it stands on the feed of another chat. */
export function staffName({ conversation, contact }: Situation): string {
	return conversation.name ?? `p_${contact.id}`;
}

/** A moment so many milliseconds from now, as staff read it: `today at 18:00`. */
export function sayUntil(situation: Situation, milliseconds: number): string {
	return sayMoment(situation, after(situation.now, milliseconds));
}

/** A moment as staff read it. */
export function sayMoment(
	{ now, book, language }: Situation,
	at: Instant,
): string {
	return sayWhen(at, now, { calendar: book.calendar, language });
}
