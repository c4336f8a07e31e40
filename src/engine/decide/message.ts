import type { MessageReceived } from "../model.ts";
import { countQuick, watchBrake } from "./brake.ts";
import { isBraked } from "./braked.ts";
import { type Draft, keepQuiet } from "./draft.ts";
import { takeGathered, waitForMore } from "./gather.ts";
import { leaveCustomer, meetCustomer } from "./meet.ts";
import { optsOutOrIn } from "./opts-out-or-in.ts";
import { readInFlow } from "./read-in-flow.ts";
import { type Reading, search, searchTapsFirst } from "./search.ts";
import { isStaff } from "./staff/is-staff.ts";
import { staffCommands } from "./staff/staff-commands.ts";
import {
	type Quiet,
	quietForPerson,
	quietForUnlisted,
	quietWhileBraked,
	quietWhileOff,
} from "./standing.ts";

/** One step of the order for one message; `true` when it decides the message. */
type Step = (draft: Draft, event: MessageReceived) => boolean;

/** Section 7 of the rules language: the order for one message. The first step that decides it is the last. */
const order: readonly Step[] = [
	staffCommands,
	unlistedGetsSilence,
	optsOutOrIn,
	offIsSilent,
	personAnswers,
	brakedIsSilent,
	waitForMore,
	namedKindOnly,
	readInFlow,
	rulesTopToBottom,
	nothingMatched,
];

/** Decides what to answer to a customer's message. */
export function decideMessage(draft: Draft, event: MessageReceived): void {
	if (event.stale) {
		keepQuiet(draft, "stale", "it is more than seven days old");
		return;
	}
	meetCustomer(draft, event);
	countQuick(draft);
	takeOrder(draft);
}

/** Decides what to answer to messages that have waited for the rest of the thought, as if they were one. */
export function decideGathered(draft: Draft): void {
	if (!takeGathered(draft)) return;
	meetCustomer(draft, messageIn(draft));
	takeOrder(draft);
}

function takeOrder(draft: Draft): void {
	order.some((step) => step(draft, messageIn(draft)));
	watchBrake(draft);
	leaveCustomer(draft, messageIn(draft));
}

/** The message as it is read now: it may have become one with those before it. */
function messageIn({ situation }: Draft): MessageReceived {
	return situation.event as MessageReceived;
}

function unlistedGetsSilence(draft: Draft): boolean {
	return quiet(draft, quietForUnlisted(draft.situation));
}

function offIsSilent(draft: Draft): boolean {
	return quiet(draft, quietWhileOff(draft.situation));
}

function personAnswers(draft: Draft): boolean {
	return quiet(draft, quietForPerson(draft.situation));
}

/** Interrupting rules answer also then, each once. */
function brakedIsSilent(draft: Draft, event: MessageReceived): boolean {
	const { situation } = draft;
	if (!isBraked(situation)) return false;
	const { answered = [] } = situation.conversation.brake;
	searchTapsFirst(
		draft,
		event,
		({ role }, { name, data }) =>
			role !== "fallback" && data.interrupt && !answered.includes(name),
	);
	return draft.rule !== null || quiet(draft, quietWhileBraked(situation));
}

function quiet(draft: Draft, why: Quiet | null): boolean {
	return why !== null && keepQuiet(draft, why.silent, why.because);
}

/** A reaction, or what WhatsApp does not show us, is for rules whose `message` names that kind, and for nothing else. */
function namedKindOnly(draft: Draft, { message }: MessageReceived): boolean {
	const { type } = message.content;
	if (type !== "reaction" && type !== "unsupported") return false;
	const { understood } = search(draft, ({ key }) => key === "message");
	return silentUnlessRun(draft, understood ? "limit" : "nothing-matched");
}

/** Taps first: only where no rule's `button` fits are the rules read again, with the label as text. */
function rulesTopToBottom(draft: Draft, { message }: MessageReceived): boolean {
	const isTap = message.content.type === "button";
	const tapped = isTap ? search(draft, taps) : null;
	const found = tapped?.understood ? tapped : search(draft, allButFallbacks);
	draft.unanswered = !found.specific;
	return found.understood && silentUnlessRun(draft, "limit");
}

/** Staff are answered like customers, but never by a fallback. */
function nothingMatched(draft: Draft): boolean {
	const found = isStaff(draft.situation) ? null : search(draft, fallbacks);
	return silentUnlessRun(
		draft,
		found?.understood ? "limit" : "nothing-matched",
	);
}

const taps: Reading = ({ readsTaps }) => readsTaps;
const allButFallbacks: Reading = ({ role }) => role !== "fallback";
const fallbacks: Reading = ({ role }) => role === "fallback";

function silentUnlessRun(
	draft: Draft,
	silent: "limit" | "nothing-matched",
): true {
	return draft.rule !== null || keepQuiet(draft, silent, draft.because);
}
