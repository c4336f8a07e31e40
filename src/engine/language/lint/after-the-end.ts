import type { ActionData } from "../../model.ts";
import type { Draft } from "../draft.ts";
import { tell } from "../here.ts";
import type { Placed } from "../read/placed.ts";
import { branchesOf } from "./all-actions.ts";

/** `hidden-rule`: actions below one that ends their list. In a flow these are `go`, `start` and `end`, in a rule only `go`. */
export function afterTheEnd({ rules, flows }: Draft): void {
	for (const rule of rules) look(rule.do, new Set(["go"]));
	for (const flow of flows) look(flow.steps, new Set(["go", "start", "end"]));
}

function look(
	actions: readonly Placed<ActionData>[],
	ends: ReadonlySet<string>,
): void {
	const end = actions.findIndex(({ data }) => ends.has(data.key));
	const next = end < 0 ? undefined : actions[end + 1];
	if (next !== undefined) tellNeverDone(next, actions[end]?.data.key ?? "");
	for (const action of actions)
		for (const branch of branchesOf(action)) look(branch.actions, ends);
}

function tellNeverDone({ here }: Placed<ActionData>, end: string): void {
	tell(
		here,
		{
			code: "hidden-rule",
			severity: "warning",
			message: `Nothing below "${end}" is ever done.`,
			help: `Move it above "${end}", or take it away.`,
		},
		typeof here.path.at(-1) === "string",
	);
}
