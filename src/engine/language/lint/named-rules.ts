import type { ActionKind } from "../../kinds.ts";
import type { ActionData } from "../../model.ts";

/** The rules that an action may run in place of what follows it. */
export function rulesNamedBy(
	kinds: ReadonlyMap<string, ActionKind>,
	{ key, spec }: ActionData,
): readonly string[] {
	return kinds.get(key)?.leadsTo?.(spec) ?? [];
}
