import type { Situation } from "../kinds.ts";
import { changed } from "../model.ts";
import { changeState, type Draft } from "./draft.ts";

/** Whether the brake is pulled in this chat: only interrupting rules answer, each once. */
export function isBraked({
	conversation,
	book,
	now,
}: Pick<Situation, "conversation" | "book" | "now">): boolean {
	const { until } = conversation.brake;
	return book.data.settings.brake !== null && until !== null && until > now;
}

/** Remembers which rule has answered although the brake is pulled: it does so once. */
export function rememberBraked(draft: Draft, rule: string): void {
	const state = draft.situation.conversation;
	const answered = [...new Set([...(state.brake.answered ?? []), rule])];
	changeState(draft, changed(state, { brake: { ...state.brake, answered } }));
}
