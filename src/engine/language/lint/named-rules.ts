import type { ActionKind } from "../../kinds.ts";
import type { ActionData, FlowData } from "../../model.ts";

/** The rules that an action may run in place of what follows it. */
export function rulesNamedBy(
	kinds: ReadonlyMap<string, ActionKind>,
	{ key, spec }: ActionData,
): readonly string[] {
	return kinds.get(key)?.leadsTo?.(spec) ?? [];
}

/** The flows that an action may start. */
export function flowsNamedBy(
	kinds: ReadonlyMap<string, ActionKind>,
	{ key, spec }: ActionData,
): readonly string[] {
	return kinds.get(key)?.starts?.(spec) ?? [];
}

/** The rules that actions lead to, by themselves and by the flows they start. */
export function rulesReachedBy(
	kinds: ReadonlyMap<string, ActionKind>,
	actions: readonly ActionData[],
	flows: readonly FlowData[],
): readonly string[] {
	const reached = new Set<string>();
	const entered = new Set<string>();
	const left = [actions];
	for (let list = left.pop(); list !== undefined; list = left.pop())
		for (const action of list) {
			for (const name of rulesNamedBy(kinds, action)) reached.add(name);
			for (const name of flowsNamedBy(kinds, action)) {
				const flow = flows.find((one) => one.name === name);
				if (flow === undefined || entered.has(name)) continue;
				entered.add(name);
				left.push(flow.steps);
			}
		}
	return [...reached];
}
