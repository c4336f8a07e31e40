import type { Decision, Send } from "../../src/engine/model.ts";
import type { Decide } from "../../src/runtime/pump/decide-one.ts";

/** A decision that does nothing: a start for those a test needs. */
export const nothing: Decision = {
	rule: null,
	flow: null,
	because: null,
	silent: "nothing-matched",
	actions: [],
	effects: [],
	courtesies: [],
	facts: [],
	unanswered: true,
	withhold: null,
	conversation: null,
	business: null,
	orders: [],
	pins: {},
};

/** An answer to the customer, or a notice to a number. */
export function reply(words: string, to: string | null = null): Send {
	return {
		type: "send",
		to,
		content: { type: "text", text: words },
		instead: null,
		quote: null,
		priority: to === null ? "answer" : "notice",
		rule: "echo",
		staff: false,
		answers: to === null,
	};
}

/** Answers every text with itself, and remembers in the conversation how often. */
export const echo: Decide = ({ event, conversation, now }) => {
	if (event.type !== "message.received" || !conversation)
		return { ...nothing, conversation: conversation?.state ?? null };
	const { content } = event.message;
	const words = content.type === "text" ? content.text : content.type;
	const { state } = conversation;
	const count = Number(state.fields.count ?? 0) + 1;
	return {
		...nothing,
		rule: "echo",
		silent: null,
		unanswered: false,
		because: `the ${count}. message`,
		actions: [{ type: "text", text: words }],
		effects: [reply(words)],
		conversation: { ...state, fields: { count }, lastInboundAt: now },
	};
};
