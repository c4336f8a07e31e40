import type { MessageReceived } from "../model.ts";
import type { RuleBook } from "../rule-book.ts";
import { silence } from "./brake/pull-brake.ts";
import { isBraked } from "./braked.ts";
import type { Draft } from "./draft.ts";
import { searchTapsFirst } from "./search.ts";

/** A rule that lets the customer out or in runs before all others, also in a chat that is with a person, or while the bot is off. */
export function optsOutOrIn(draft: Draft, event: MessageReceived): boolean {
	const orders = ordersIn(draft.input.book);
	if (orders.length === 0) return false;
	const { answered = [] } = draft.situation.conversation.brake;
	const braked = isBraked(draft.situation);
	searchTapsFirst(draft, event, ({ role }) => role !== "fallback", orders);
	if (draft.rule === null) return false;
	// What they want holds, but a bot that wants it again and again is not answered again and again.
	if (braked && answered.includes(draft.rule))
		silence(draft, "the brake is pulled");
	return true;
}

const known = new WeakMap<RuleBook, readonly number[]>();

/** The rules whose `do` holds `opt_out` or `opt_in`; of each book they are looked for once. */
function ordersIn(book: RuleBook): readonly number[] {
	const before = known.get(book);
	if (before) return before;
	const orders = book.rules
		.filter((rule) => rule.optsOutOrIn)
		.map(({ order }) => order);
	known.set(book, orders);
	return orders;
}
