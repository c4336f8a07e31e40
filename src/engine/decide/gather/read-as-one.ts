import {
	type Content,
	type ConversationState,
	changed,
	type Gathered,
	type MessageReceived,
	type Timer,
} from "../../model.ts";
import {
	newSituation,
	withConversation,
	writtenText,
} from "../../situation.ts";
import type { Draft } from "../draft.ts";

/** From here on the situation is that of the one message, as if nothing of it had been heard before. */
export function readAsOne(draft: Draft, gathered: Gathered): void {
	const { conversation } = draft.situation;
	const event = joinedEvent(draft, gathered);
	const situation = newSituation({ ...draft.input, event });
	const state = changed(conversation, {
		gathered: null,
		timers: otherTimers(conversation),
		lastInboundAt: gathered.lastInboundAt,
	});
	draft.situation = withConversation(situation, state);
}

function joinedEvent(
	{ situation, input }: Draft,
	gathered: Gathered,
): MessageReceived {
	const { event, conversation, now } = situation;
	const last = gathered.messages.at(-1)?.messageId ?? "";
	return {
		type: "message.received",
		key: input.event.key,
		ref: event.ref,
		// The customer wrote last when the last of them came.
		at:
			event.type === "message.received"
				? event.at
				: (conversation.lastInboundAt ?? now),
		arrivedAt: event.arrivedAt,
		stale: false,
		message: {
			messageId: last,
			content: joinedContent(gathered),
			quotedMessageId: null,
			profileName: null,
			referral: null,
			identity: null,
		},
	};
}

/** Several messages as one: the first that is more than text with all that was said, else a text. */
export function joinedContent({ messages }: Gathered): Content {
	const contents = messages.map(({ content }) => content);
	const text = contents.map(writtenText).join("\n");
	const media = contents.find(({ type }) => type !== "text");
	return media && "caption" in media
		? { ...media, caption: text }
		: { type: "text", text };
}

/** The timers but for that of what waits for more. */
export function otherTimers({ timers }: ConversationState): readonly Timer[] {
	return timers.filter(({ kind }) => kind !== "wait_for_more");
}
