import type { Address, Conversation, Courtesy } from "../../engine/model.ts";

/** A courtesy that waits for its turn. */
export interface Slot {
	readonly courtesy: Courtesy;
	readonly conversation: number;
	readonly channel: string;
	readonly between: { readonly sender: string; readonly to: Address };
	readonly sinceMs: number;
	/** Its replies are not all accepted yet. */
	afterReplies: boolean;
}

/** A courtesy of this conversation, from now on. */
export function newSlot(
	courtesy: Courtesy,
	{ id, channel, sender, contact }: Conversation,
	afterReplies: boolean,
	sinceMs: number,
): Slot {
	const between = { sender: sender.address, to: contact.addresses[0] };
	return {
		courtesy,
		conversation: id,
		channel,
		between,
		sinceMs,
		afterReplies,
	};
}

/** Whether nothing has to be accepted before it. */
export function isFree(slot: Slot): boolean {
	return !slot.afterReplies;
}
