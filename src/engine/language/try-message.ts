import type { Situation } from "../kinds.ts";
import {
	type Content,
	instant,
	newBusiness,
	newConversation,
} from "../model.ts";
import type { CompiledRule, RuleBook } from "../rule-book.ts";
import { newSituation } from "../situation.ts";

/** What became of a message that was tried on the rules. */
export interface Tried {
	readonly rule: CompiledRule;
	/** `keyword "horaires"` */
	readonly because: string;
}

/** A text from a known contact in no flow. What matches never depends on the time of day. */
export function textSituation(book: RuleBook, text: string): Situation {
	return contentSituation(book, { type: "text", text });
}

/** The same for whatever may be sent, a tap for one. */
export function contentSituation(book: RuleBook, content: Content): Situation {
	const now = instant(0);
	const sender = { id: 0, address: "" };
	const contact = {
		id: 0,
		addresses: [{ kind: "phone", value: "0" }],
	} as const;
	return newSituation({
		now,
		book,
		business: newBusiness,
		conversation: {
			id: 0,
			version: 1,
			channel: "check",
			sender,
			contact,
			state: { ...newConversation, firstMessageAt: now, lastInboundAt: now },
		},
		event: {
			type: "message.received",
			key: "check",
			ref: null,
			at: now,
			arrivedAt: now,
			stale: false,
			message: {
				messageId: "check",
				content,
				quotedMessageId: null,
				profileName: null,
				referral: null,
				identity: null,
			},
		},
	});
}

/** Why a rule's `when` fits, or null. */
export function fits(rule: CompiledRule, situation: Situation): string | null {
	const own = { ...situation, rule: rule.name };
	for (const { trigger } of rule.triggers) {
		const match = trigger.match(own);
		if (match !== null) return match.because;
	}
	return null;
}

/**
 * The rule that answers a text before or at the rule `until` (null: any rule). Rules with an `if`, a `limit` or `continue` are
 * passed over: they may answer, but not always. A fallback answers when nothing else does.
 */
export function firstAnswer(
	book: RuleBook,
	situation: Situation,
	until: CompiledRule | null,
): Tried | null {
	const orders = [...book.index.candidates(situation)];
	const rules = orders.flatMap((order) => book.rules[order] ?? []);
	const last = until === null || until.role === "fallback" ? null : until.order;
	for (const fallback of [false, true])
		for (const rule of rules) {
			if (last !== null && rule.order > last) break;
			if ((rule.role === "fallback") !== fallback) continue;
			if (rule !== until && isPassedOver(rule)) continue;
			const because = fits(rule, situation);
			if (because !== null) return { rule, because };
		}
	return null;
}

function isPassedOver({
	conditions,
	limit,
	data,
	role,
}: CompiledRule): boolean {
	return (
		conditions.length > 0 ||
		(limit !== null && role !== "fallback") ||
		data.continue
	);
}
