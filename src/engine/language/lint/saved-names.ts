import { actionKinds, triggerKinds } from "../../registry.ts";
import type { Draft } from "../draft.ts";
import type { Here } from "../here.ts";
import type { DraftRule } from "../read/read-rule.ts";
import { allActions } from "./all-actions.ts";

/** A name that something in the files saves, and where. */
export interface SavedName {
	readonly name: string;
	readonly here: Here;
}

/** Fields and answers that actions save, for conditions and placeholders of all rules. */
export function savedNames(draft: Draft): readonly SavedName[] {
	return allActions(draft).flatMap(({ data, here }) => {
		const kind = actionKinds.get(data.key);
		// What stands inside an action is looked at by itself.
		if (kind?.saves === undefined || kind.inside) return [];
		return kind.saves(data.spec).map((name) => ({ name, here }));
	});
}

/** What a rule's triggers capture. */
export function capturesOf({ when }: DraftRule): readonly SavedName[] {
	return when.flatMap(({ data, here }) =>
		(triggerKinds.get(data.key)?.captures?.(data.spec) ?? []).map((name) => ({
			name,
			here,
		})),
	);
}
