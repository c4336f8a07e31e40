import type { Situation } from "../kinds.ts";
import { type ConversationState, changed, type JsonValue } from "../model.ts";
import { own } from "../own.ts";

/** As many counters as a conversation keeps; the longest unused go first. */
const KEPT = 64;

/** Takes variants in turn: the first is chosen by contact and rule, then the next each time. */
export function nextVariant(
	variants: readonly JsonValue[],
): (
	situation: Situation,
	conversation: ConversationState,
) => { readonly index: number; readonly conversation: ConversationState } {
	const place = hash(JSON.stringify(variants)).toString(36);
	return ({ contact, rule }, conversation) => {
		const key = `${rule ?? ""}#${place}`;
		const said = own(conversation.variants, key) ?? 0;
		const first = hash(`${contact.id} ${rule ?? ""}`);
		return {
			index: (first + said) % variants.length,
			conversation: withCount(conversation, key, said + 1),
		};
	};
}

function withCount(
	conversation: ConversationState,
	key: string,
	count: number,
): ConversationState {
	const others = Object.entries(conversation.variants)
		.filter(([other]) => other !== key)
		.slice(1 - KEPT);
	return changed(conversation, {
		variants: Object.fromEntries([...others, [key, count]]),
	});
}

/** FNV-1a: a small, even and stable hash, 32 bits. */
function hash(text: string): number {
	let value = 0x811c9dc5;
	for (let index = 0; index < text.length; index++)
		value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
	return value >>> 0;
}
