import type {
	ActionTaken,
	Command,
	CommandGiven,
	OutboundContent,
	Send,
} from "../model.ts";
import { changeContact } from "./change-contact.ts";
import { changeState, type Draft } from "./draft.ts";
import {
	applyStanding,
	botCalledBack,
	bringBotBack,
	handedOver,
	handOverProlonged,
	STAFF_WROTE_MS,
	type StandingChange,
} from "./hand-over.ts";

/** Does what a person or a program told us to do with one conversation; without one there is nothing to do. */
export function decideCommand(draft: Draft, event: CommandGiven): void {
	if (draft.input.conversation === null) return;
	bringBotBack(draft);
	perform(draft, event.command, event.by);
}

function perform(draft: Draft, command: Command, by: string): void {
	if (command.kind === "send") write(draft, command, by);
	else if (command.kind === "change") changeContact(draft, command);
	else applyStanding(draft, switched(draft, command, by));
}

function switched(
	{ situation }: Draft,
	command: Extract<Command, { kind: "handoff" | "bot_back" }>,
	by: string,
): StandingChange | null {
	if (command.kind === "bot_back") return botCalledBack(situation, by);
	return handedOver(situation, { forMs: command.backAfterMs, by });
}

type SendCommand = Extract<Command, { kind: "send" }>;

/** What a person writes leaves and hands the chat over; what a program writes is no answer and respects an opt-out. */
function write(
	draft: Draft,
	{ contents, staff }: SendCommand,
	by: string,
): void {
	if (staff) takeOver(draft, by);
	const withheld = !staff && draft.situation.conversation.optedOut;
	for (const content of contents) {
		const taken = { ...content } as unknown as ActionTaken;
		const noted = withheld ? { ...taken, withheld: "opted-out" } : taken;
		draft.actions.push({ rule: null, taken: noted });
		if (withheld) withhold(draft, content);
		else draft.effects.push(newSend(content, staff));
	}
}

function takeOver(draft: Draft, by: string): void {
	const { conversation, now } = draft.situation;
	if (conversation.mode === "human") {
		changeState(draft, handOverProlonged(conversation, now));
		return;
	}
	const hours = { forMs: STAFF_WROTE_MS, by };
	applyStanding(draft, handedOver(draft.situation, hours));
}

function withhold({ facts }: Draft, content: OutboundContent): void {
	const body = { reason: "opted-out", content: { ...content } };
	facts.push({ type: "send.withheld", rule: null, body });
}

function newSend(content: OutboundContent, staff: boolean): Send {
	return {
		type: "send",
		to: null,
		content,
		instead: null,
		quote: null,
		priority: "answer",
		rule: null,
		staff,
		answers: false,
	};
}
