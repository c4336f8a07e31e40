import { actionKinds } from "../../registry.ts";
import type { Draft } from "../draft.ts";
import { tell, under } from "../here.ts";
import { didYouMean, listWords } from "../nearest.ts";
import type { DraftFlow } from "../read/read-flow.ts";
import { allActions } from "./all-actions.ts";
import { flowsNamedBy } from "./named-rules.ts";

/** The word for no flow at all, under `in`. */
const NO_FLOW = "nothing";

/** `unknown-flow`: `start` names a flow that is there. A flow that nothing starts can never run. */
export function unknownFlows(draft: Draft): void {
	const names = draft.flows.map(({ data }) => data.name);
	const started = new Set<string>();
	for (const { data, here } of allActions(draft)) {
		// What stands inside an action is looked at by itself.
		if (actionKinds.get(data.key)?.inside) continue;
		for (const name of flowsNamedBy(actionKinds, data)) {
			started.add(name);
			if (names.includes(name)) continue;
			tell(here, {
				code: "unknown-flow",
				message: `There is no flow "${name}".`,
				help: didYouMean(name, names) ?? known(names),
			});
		}
	}
	for (const flow of draft.flows) {
		if (flow.data.name === NO_FLOW) tellReserved(flow);
		else if (draft.whole && !started.has(flow.data.name)) tellNeverRun(flow);
	}
}

function known(names: readonly string[]): string {
	return names.length === 0
		? "Write it under flows:, its questions below steps:."
		: `The flows are ${listWords(names)}.`;
}

function tellReserved({ here }: DraftFlow): void {
	tell(here, {
		code: "reserved-name",
		message: `"${NO_FLOW}" is the word for no flow, in: ${NO_FLOW}.`,
		help: "Give the flow another name.",
	});
}

function tellNeverRun({ data, here }: DraftFlow): void {
	tell(
		under(here, "steps"),
		{
			code: "hidden-rule",
			severity: "warning",
			message: "No rule starts the flow: it can never run.",
			help: `Add do: [{ start: ${data.name} }] to a rule.`,
		},
		true,
	);
}
