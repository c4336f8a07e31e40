import { cutText } from "../cut-text.ts";
import { hearLanguage } from "../languages.ts";
import {
	type Content,
	type ConversationState,
	changed,
	type Instant,
	type MessageReceived,
} from "../model.ts";
import { changeState, type Draft } from "./draft.ts";
import { heardMeanwhile } from "./gather.ts";
import { bringBotBack } from "./hand-over.ts";

const NAME_LENGTH = 200;

/** What a message tells of the customer before any rule is looked at: their name and their language. */
export function meetCustomer(draft: Draft, event: MessageReceived): void {
	bringBotBack(draft);
	const before = draft.situation.conversation;
	const name = nameIn(event) ?? before.name;
	const heard = heardIn(draft, event) ?? before.language.heard;
	if (name === before.name && heard === before.language.heard) return;
	const language = { ...before.language, heard };
	changeState(draft, changed(before, { name, language }));
}

/**
 * What is so after the message: that they wrote. Only now, since `first_message` asks how it was before. And the read mark
 * for what a rule answered.
 */
export function leaveCustomer(draft: Draft, event: MessageReceived): void {
	const state = draft.situation.conversation;
	const lastInboundAt = later(state.lastInboundAt, event.at);
	// What waits for more is no message yet: the greeting is for all of it.
	if (draft.silent === "waiting-for-more")
		changeState(draft, changed(state, { lastInboundAt }));
	else
		changeState(
			draft,
			changed(heardMeanwhile(state, event.at), {
				lastInboundAt,
				firstMessageAt: firstMessageAt(state, event),
			}),
		);
	if (marksRead(draft)) {
		const { messageId } = event.message;
		draft.courtesies.push({ type: "read", messageId });
	}
}

function nameIn({ message: { profileName } }: MessageReceived): string | null {
	const name = profileName?.trim() ?? "";
	return name === "" ? null : cutText(name, NAME_LENGTH);
}

function heardIn(draft: Draft, { message }: MessageReceived): string | null {
	const { languages } = draft.input.book.data.profile;
	const { text } = draft.situation;
	if (text === null || languages.length === 1) return null;
	// The words on a button are ours, not theirs.
	if (message.content.type === "button") return null;
	return hearLanguage(text.original, languages);
}

/** Reactions and what WhatsApp does not show us begin nothing: the greeting is for the first real message. */
function firstMessageAt(
	{ firstMessageAt }: ConversationState,
	{ at, message }: MessageReceived,
): Instant | null {
	return firstMessageAt ?? (isSaying(message.content) ? at : null);
}

function isSaying({ type }: Content): boolean {
	return type !== "reaction" && type !== "unsupported";
}

function later(one: Instant | null, other: Instant): Instant {
	return one !== null && one > other ? one : other;
}

function marksRead({ input, rule, courtesies }: Draft): boolean {
	return (
		input.book.data.settings.markRead &&
		rule !== null &&
		!courtesies.some(({ type }) => type === "read")
	);
}
