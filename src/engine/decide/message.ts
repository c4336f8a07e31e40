import type { MessageReceived } from "../model.ts";
import { type Draft, keepQuiet } from "./draft.ts";
import { leaveCustomer, meetCustomer } from "./meet.ts";
import { type Reading, search } from "./search.ts";
import {
	type Quiet,
	quietForPerson,
	quietForUnlisted,
	quietWhileOff,
} from "./standing.ts";

/** One step of the order for one message; `true` when it decides the message. */
type Step = (draft: Draft, event: MessageReceived) => boolean;

/** Section 7 of the rules language: the order for one message. The first step that decides it is the last. */
const order: readonly Step[] = [
	unlistedGetsSilence,
	offIsSilent,
	personAnswers,
	namedKindOnly,
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
	order.some((step) => step(draft, event));
	leaveCustomer(draft, event);
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
	const found = isStaff(draft) ? null : search(draft, fallbacks);
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

function isStaff({ situation }: Draft): boolean {
	const { numbers } = situation.book.data.profile.staff;
	return situation.contact.addresses.some(({ value }) =>
		numbers.includes(value),
	);
}
