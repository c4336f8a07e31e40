import type { Draft } from "../draft.ts";
import { tell } from "../here.ts";
import { allActions } from "./all-actions.ts";

/** `no-way-back`: customers can opt out, and never in again. */
export function noWayBack(draft: Draft): void {
	const actions = allActions(draft);
	const out = actions.find(({ data }) => data.key === "opt_out");
	if (!draft.whole || out === undefined) return;
	if (actions.some(({ data }) => data.key === "opt_in")) return;
	tell(out.here, {
		code: "no-way-back",
		severity: "warning",
		message: "Customers can opt out, but no rule lets them in again.",
		help: "Add a rule with when: { keyword: { any: [start], match: exact } } and do: [opt_in].",
	});
}
