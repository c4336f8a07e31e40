import { actionKinds } from "../../registry.ts";
import type { Draft } from "../draft.ts";
import { type Here, tell, under } from "../here.ts";
import { didYouMean } from "../nearest.ts";
import { allActions } from "./all-actions.ts";
import { rulesNamedBy } from "./named-rules.ts";
import { placeOfText } from "./place-of-text.ts";

/**
 * `unknown-rule`: `after_limit` and actions that run another rule name one that is there. A rule without `when` that none of them
 * names can never run.
 */
export function unknownRules(draft: Draft): void {
	const names = draft.rules.map(({ data }) => data.name);
	const known = new Set(names);
	const named = new Set<string>();
	const check = (here: Here, name: string) => {
		named.add(name);
		if (!known.has(name)) tellUnknown(here, name, names);
	};
	for (const { data, here } of draft.rules) {
		if (data.afterLimit !== null)
			check(under(here, "after_limit"), data.afterLimit);
		if (data.afterLimit !== null && data.limit === null)
			tellNoLimit(draft, data.name, here);
	}
	for (const { data, here } of allActions(draft)) {
		// What stands inside an action is looked at by itself.
		if (actionKinds.get(data.key)?.inside) continue;
		for (const name of rulesNamedBy(actionKinds, data))
			check(placeOfText(here, name), name);
	}
	if (!draft.whole) return;
	for (const { data, here } of draft.rules)
		if (data.when.length === 0 && !named.has(data.name)) tellNeverRun(here);
}

function tellUnknown(here: Here, name: string, names: readonly string[]): void {
	tell(here, {
		code: "unknown-rule",
		message: `There is no rule "${name}".`,
		help:
			didYouMean(name, names) ??
			"Write the name exactly as it stands behind `name:`.",
	});
}

/** Some triggers have a limit by default, and then `after_limit` has a meaning. */
function tellNoLimit({ book }: Draft, name: string, here: Here): void {
	const rule = book.byName.get(name);
	if (rule === undefined || rule.limit !== null) return;
	tell(
		under(here, "after_limit"),
		{
			code: "missing",
			severity: "warning",
			message: "`after_limit` has no meaning without a `limit`.",
			help: "Add limit: once per 30 days, or take after_limit away.",
		},
		true,
	);
}

function tellNeverRun(here: Here): void {
	tell(under(here, "name"), {
		code: "hidden-rule",
		severity: "warning",
		message:
			"The rule has no `when`, and no other rule names it: it can never run.",
		help: "Add when: { keyword: … }, or name it behind `after_limit` or `go`.",
	});
}
