import { joinedContent } from "../../engine/decide/gather/read-as-one.ts";
import type {
	ConversationState,
	InboundEvent,
	JsonObject,
} from "../../engine/model.ts";
import { eventJson } from "./event-refused.ts";

/**
 * An event as the feed shows it: `{"type": "message.received", "id": "…", "content": {…}}`. Its key, its address and its times
 * stay in the row's input. The end of a wait for more shows what was read as one message, and the ids of its parts.
 */
export function eventShown(
	event: InboundEvent,
	before: ConversationState | null,
): JsonObject {
	if (event.type === "message.received") {
		const { messageId, content } = event.message;
		return { type: event.type, id: messageId, content: { ...content } };
	}
	const { key: _key, ref: _ref, at: _at, arrivedAt: _, ...rest } = event;
	const shown = eventJson(rest as InboundEvent);
	return { ...shown, ...gatheredShown(event, before) };
}

function gatheredShown(
	event: InboundEvent,
	before: ConversationState | null,
): JsonObject {
	const gathered = before?.gathered ?? null;
	const ends = event.type === "timer.fired" && event.timer === "wait_for_more";
	if (gathered === null || !ends) return {};
	const ids = gathered.messages.map(({ messageId }) => messageId);
	return { ids, content: { ...joinedContent(gathered) } };
}
