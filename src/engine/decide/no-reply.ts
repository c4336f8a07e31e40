import { type ConversationState, changed, type Timer } from "../model.ts";
import { changeState, type Draft } from "./draft.ts";
import { fireRule } from "./fire-rule.ts";

/** Runs the rule whose silence is over; its timer is gone, once per silence. */
export function decideNoReply(draft: Draft, { id, about }: Timer): void {
	const rule = draft.input.book.byName.get(about ?? "");
	const match = rule?.triggers
		.find(({ key }) => key === "no_reply_for")
		?.trigger.match(draft.situation);
	changeState(draft, without(draft.situation.conversation, id));
	// Renamed, removed or given another trigger since it began.
	if (rule && match) fireRule(draft, rule, match);
}

function without(state: ConversationState, id: string): ConversationState {
	return changed(state, {
		timers: state.timers.filter((timer) => timer.id !== id),
	});
}
