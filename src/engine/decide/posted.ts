import { type Draft, keepQuiet } from "./draft.ts";
import { bringBotBack } from "./hand-over.ts";
import { search } from "./search.ts";
import { quietFor, quietForUnlisted } from "./standing.ts";

/** Runs the rules that wait for an event which another system posted. */
export function decidePosted(draft: Draft): void {
	bringBotBack(draft);
	const { situation, input } = draft;
	const quiet =
		quietFor(situation) ?? (input.conversation && quietForUnlisted(situation));
	if (quiet) {
		keepQuiet(draft, quiet.silent, quiet.because);
		return;
	}
	const { understood } = search(draft, ({ role }) => role !== "fallback");
	if (draft.rule !== null) return;
	keepQuiet(draft, understood ? "limit" : "nothing-matched", draft.because);
}
