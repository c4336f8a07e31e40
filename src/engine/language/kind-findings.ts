import type { Kind, Site } from "../kinds.ts";
import type { JsonValue, KindData } from "../model.ts";
import { actionKinds, conditionKinds, triggerKinds } from "../registry.ts";
import type { Draft } from "./draft.ts";
import { tell, under } from "./here.ts";
import type { Placed } from "./read/placed.ts";

/** Asks every kind what it finds wrong with its specs, now that the rest of the files is known. */
export function kindFindings(draft: Draft): void {
	for (const rule of draft.rules) {
		const site = draft.siteOf(rule);
		const { when, if: conditions, do: actions, outsideWindow } = rule;
		for (const placed of when) ask(placed, triggerKinds, site);
		for (const placed of conditions) ask(placed, conditionKinds, site);
		for (const placed of actions) ask(placed, actionKinds, site);
		if (outsideWindow !== null) ask(outsideWindow, actionKinds, site);
	}
	const site = draft.siteOf(null);
	for (const { steps, cancelReply } of draft.flows)
		for (const placed of cancelReply === null ? steps : [cancelReply, ...steps])
			ask(placed, actionKinds, site);
}

function ask(
	{ data, here }: Placed<KindData>,
	kinds: ReadonlyMap<string, Pick<Kind<JsonValue>, "findings">>,
	site: Site,
): void {
	const findings = kinds.get(data.key)?.findings?.(data.spec, site) ?? [];
	for (const { path, ...complaint } of findings)
		tell(under(here, ...path), complaint);
}
