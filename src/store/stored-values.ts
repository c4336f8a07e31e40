import type { BusinessState, ConversationState } from "../engine/model.ts";
import { StoreError } from "../engine/ports.ts";

/** A conversation's state out of its JSON, brought to the version of today. */
export function readConversationState(json: string): ConversationState {
	return ofVersionOne<ConversationState>(json, "conversation");
}

/** The business's switches out of their JSON, brought to the version of today. */
export function readBusinessState(json: string): BusinessState {
	return ofVersionOne<BusinessState>(json, "business");
}

/** There is one version so far; a later one adds its step here. */
function ofVersionOne<T extends { readonly v: 1 }>(
	json: string,
	what: string,
): T {
	const value = JSON.parse(json) as T;
	if (value.v === 1) return value;
	throw new StoreError(
		`A stored ${what} has version ${String(value.v)}; this program reads version 1. A newer Marhaba wrote it.`,
		{ code: "broken" },
	);
}
