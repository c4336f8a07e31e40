import { z } from "zod";
import { bareWord } from "../bare-word.ts";
import { describeDuration } from "../describe.ts";
import { defineTrigger, type Situation } from "../kinds.ts";
import { isAmong, messageKindOf } from "../message-kinds.ts";
import { duration, forms } from "../schema.ts";

interface FirstMessage {
	/** After this long a silence the next message is a first one again; null: never. */
	readonly againAfterMs: number | null;
}

/** Starts the rule with the first message a contact ever writes, or the first after a long silence. */
export const firstMessage = defineTrigger<FirstMessage>({
	key: "first_message",
	summary:
		"Starts the rule with the first message a customer ever writes; with again_after also with the first after such a silence.",
	example: "first_message: { again_after: 30 days }",
	schema: forms<true, FirstMessage>(
		bareWord(),
		z
			.strictObject({ again_after: duration() })
			.transform(({ again_after }) => ({ againAfterMs: again_after })),
		() => ({ againAfterMs: null }),
	),
	role: () => "general",
	compile: ({ againAfterMs }) => ({
		keys: [{ by: "event", type: "message.received" }],
		match(situation) {
			if (!isSaid(situation)) return null;
			if (situation.conversation.firstMessageAt === null) {
				return { because: "first message", captures: {} };
			}
			if (againAfterMs === null || !wasSilent(situation, againAfterMs)) {
				return null;
			}
			const because = `first message in ${describeDuration(againAfterMs)}`;
			return { because, captures: {} };
		},
		whyNot: () => ({ because: "it is not the first message", near: false }),
	}),
});

/** Reactions, and what WhatsApp does not show us, are no first message. */
function isSaid({ event }: Situation): boolean {
	const kind = messageKindOf(event);
	return kind !== null && isAmong(kind, ["any"]);
}

function wasSilent(
	{ conversation, now }: Situation,
	againAfterMs: number,
): boolean {
	const { lastInboundAt } = conversation;
	return lastInboundAt !== null && now - lastInboundAt >= againAfterMs;
}
