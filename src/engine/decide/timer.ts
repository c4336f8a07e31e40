import type { Timer, TimerFired } from "../model.ts";
import type { Draft } from "./draft.ts";
import { bringBotBack } from "./hand-over.ts";
import { resume } from "./resume.ts";

/** Does what a timer of the conversation was for. One that is gone, or was put off, was for nothing any more. */
export function decideTimer(draft: Draft, event: TimerFired): void {
	bringBotBack(draft);
	const { conversation, now } = draft.situation;
	const timer = conversation.timers.find(({ id }) => id === event.timer);
	if (timer?.kind === "continue" && timer.dueAt <= now) goOn(draft, timer);
}

function goOn(draft: Draft, { about, dueAt }: Timer): void {
	const { continuations } = draft.situation.conversation;
	const continuation = continuations.find(({ id }) => id === about);
	if (!continuation) return;
	const because = `the rest of "${continuation.rule}", after its wait`;
	resume(draft, { continuation, dueAt, because });
}
