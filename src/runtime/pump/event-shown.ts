import type { InboundEvent, JsonObject } from "../../engine/model.ts";
import { eventJson } from "./event-refused.ts";

/**
 * An event as the feed shows it: `{"type": "message.received", "id": "…", "content": {…}}`. Its key, its address and its times
 * stay in the row's input.
 */
export function eventShown(event: InboundEvent): JsonObject {
	if (event.type === "message.received") {
		const { messageId, content } = event.message;
		return { type: event.type, id: messageId, content: { ...content } };
	}
	const { key: _key, ref: _ref, at: _at, arrivedAt: _, ...rest } = event;
	return eventJson(rest as InboundEvent);
}
