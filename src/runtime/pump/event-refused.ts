import type {
	InboundEvent,
	Instant,
	JournalDraft,
	JsonObject,
	JsonValue,
} from "../../engine/model.ts";

/** Letters of JSON that a refused part is kept in at most; whatever is longer is cut and says so. */
const LONGEST_KEPT = 262_144;

/** The row that keeps what was not understood or could not be stored, whole, so that nothing is lost without a trace. */
export function eventRefused(
	reason: string,
	kept: JsonValue,
	at: Instant,
	conversation: number | null = null,
): JournalDraft {
	return {
		at,
		type: "event.refused",
		rule: null,
		conversation,
		body: { reason, ...capped(kept) },
		input: null,
	};
}

/** An event as the plain JSON it is. */
export function eventJson(event: InboundEvent): JsonObject {
	return event as unknown as JsonObject;
}

function capped(kept: JsonValue): JsonObject {
	const text = JSON.stringify(kept);
	if (text.length <= LONGEST_KEPT) return { kept };
	return { cut: text.slice(0, LONGEST_KEPT), letters: text.length };
}
