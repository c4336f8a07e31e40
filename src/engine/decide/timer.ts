import type { Timer, TimerFired } from "../model.ts";
import type { Draft } from "./draft.ts";
import { leaveFlow } from "./flow.ts";
import { bringBotBack } from "./hand-over.ts";
import { decideGathered } from "./message.ts";
import { decideNoReply } from "./no-reply.ts";
import { resume } from "./resume.ts";
import { decideUnanswered } from "./unanswered.ts";

/** Does what a timer of the conversation was for. One that is gone, or was put off, was for nothing any more. */
export function decideTimer(draft: Draft, event: TimerFired): void {
	bringBotBack(draft);
	const { conversation, now } = draft.situation;
	const timer = conversation.timers.find(({ id }) => id === event.timer);
	if (timer?.kind === "continue" && timer.dueAt <= now) goOn(draft, timer);
	if (timer?.kind === "forget" && timer.dueAt <= now) leaveFlow(draft);
	if (timer?.kind === "wait_for_more" && timer.dueAt <= now)
		decideGathered(draft);
	if (timer?.kind === "no_reply_for" && timer.dueAt <= now)
		decideNoReply(draft, timer);
}

function goOn(draft: Draft, { about, dueAt }: Timer): void {
	const { continuations } = draft.situation.conversation;
	const continuation = continuations.find(({ id }) => id === about);
	if (!continuation) return;
	if (continuation.pause === "fetch") {
		decideUnanswered(draft, continuation, dueAt);
		return;
	}
	const because = `the rest of "${continuation.rule}", after its wait`;
	resume(draft, { continuation, dueAt, because });
}
