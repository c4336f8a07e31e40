import type { OutboundContent, Send } from "../../engine/model.ts";
import { mayLeave } from "../../engine/window.ts";
import type { Happened } from "../session.ts";

/** A message that left, or that WhatsApp's 24 hours kept back. */
export interface Delivered {
	readonly content: OutboundContent;
	readonly rule: string | null;
	/** A number; null: the customer. */
	readonly to: string | null;
	/** Why it did not leave, or null. */
	readonly withheld: string | null;
}

/** What the bot sent because of something that happened; what staff wrote themselves is left out. */
export function deliveredBy(happened: Happened): readonly Delivered[] {
	return happened.explained.decision.effects.flatMap((effect) =>
		effect.type === "send" && !isWrittenByStaff(effect)
			? [deliver(effect, happened)]
			: [],
	);
}

function isWrittenByStaff({ staff, rule }: Send): boolean {
	return staff && rule === null;
}

/** What goes to other people is taken to arrive: when they wrote last is theirs. */
function deliver(send: Send, { at, explained }: Happened): Delivered {
	const { content, rule, to } = send;
	if (to !== null) return { content, rule, to, withheld: null };
	const lastInboundAt = explained.decision.conversation?.lastInboundAt ?? null;
	const leaves = mayLeave(send, lastInboundAt, at);
	return {
		content: leaves === "instead" && send.instead ? send.instead : content,
		rule,
		to,
		withheld: leaves === "withheld" ? "outside-window" : null,
	};
}
