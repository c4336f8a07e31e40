import type { EventPosted } from "../model.ts";
import { hasOwnAudience, matchOf, rulesWaitingFor } from "../triggers/event.ts";
import { type Draft, keepQuiet } from "./draft.ts";
import { fireRule } from "./fire-rule.ts";
import { bringBotBack } from "./hand-over.ts";
import { search } from "./search.ts";
import { quietFor, quietForUnlisted, quietWhileOff } from "./standing.ts";

/**
 * Runs the rules that wait for an event which another system posted: those about its contact, or about nobody, here and now; those
 * with an audience of their own by a run, which brings the event to each of its contacts.
 */
export function decidePosted(draft: Draft, event: EventPosted): void {
	bringBotBack(draft);
	if (event.rule === undefined) decideForContact(draft, event);
	else decideForAudience(draft, event, event.rule);
}

function decideForContact(draft: Draft, event: EventPosted): void {
	startRuns(draft, event);
	const { situation, input } = draft;
	const quiet =
		quietFor(situation) ?? (input.conversation && quietForUnlisted(situation));
	if (quiet) {
		keepQuiet(draft, quiet.silent, quiet.because);
		return;
	}
	const { understood } = search(draft, ({ key }) => key === "event");
	if (draft.rule !== null || (draft.runs.length > 0 && !understood)) return;
	keepQuiet(draft, understood ? "limit" : "nothing-matched", draft.because);
}

/** A contact of a run's audience. The rule may have been renamed or removed since. */
function decideForAudience(
	draft: Draft,
	{ name, data }: EventPosted,
	ruleName: string,
): void {
	const rule = draft.input.book.byName.get(ruleName);
	if (rule) fireRule(draft, rule, matchOf({ name, data }));
}

/** The contact's own chat may be with a person; the others' are not, and each of them is asked by itself. */
function startRuns(draft: Draft, { name, data }: EventPosted): void {
	if (quietWhileOff(draft.situation)) return;
	const rules = rulesWaitingFor(draft.input.book, name).filter(({ data }) =>
		hasOwnAudience(data.to),
	);
	for (const rule of rules)
		draft.runs.push({ rule: rule.name, event: { name, data } });
	if (rules.length > 0)
		draft.because = `event "${name}", for the audience of ${rules.map((rule) => `"${rule.name}"`).join(", ")}`;
}
