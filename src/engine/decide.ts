import { decideCommand } from "./decide/command.ts";
import {
	type DecideInput,
	type Draft,
	finish,
	newDraft,
} from "./decide/draft.ts";
import { decideFetched } from "./decide/fetched.ts";
import { decideMessage } from "./decide/message.ts";
import { decideNotice } from "./decide/notice.ts";
import { decidePosted } from "./decide/posted.ts";
import { decideReport } from "./decide/report.ts";
import { decideSchedule } from "./decide/schedule.ts";
import { decideTimer } from "./decide/timer.ts";
import type { Watch } from "./decide/watch.ts";
import type { Decision, InboundEvent } from "./model.ts";

export type { DecideInput } from "./decide/draft.ts";

/**
 * Decides what one event means: a value, the same whenever it is asked again with the same input. It reads no clock, changes
 * nothing it is given, and throws only where a kind has a bug.
 *
 * @example decide({ event, conversation, business, book, pinned, now }).rule // "opening hours"
 */
export function decide(input: DecideInput): Decision {
	return decideWatched(input, null);
}

/** The same decision, found by looking at every rule; the watch is told of each. */
export function decideWatched(
	input: DecideInput,
	watch: Watch | null,
): Decision {
	const draft = newDraft(input, watch);
	dispatch(draft, input.event);
	return finish(draft);
}

function dispatch(draft: Draft, event: InboundEvent): void {
	switch (event.type) {
		case "message.received":
			decideMessage(draft, event);
			break;
		case "report.received":
			decideReport(draft, event);
			break;
		case "notice.received":
			decideNotice(draft, event);
			break;
		case "schedule.fired":
			decideSchedule(draft, event);
			break;
		case "timer.fired":
			decideTimer(draft, event);
			break;
		case "fetch.finished":
			decideFetched(draft, event);
			break;
		case "event.posted":
			decidePosted(draft, event);
			break;
		case "command.given":
			decideCommand(draft, event);
			break;
	}
}
