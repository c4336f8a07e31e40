import { defineTrigger, type IndexKey } from "../kinds.ts";
import {
	isAmong,
	type MessageKind,
	messageKindOf,
	messageKindsSchema,
} from "../message-kinds.ts";
import { HOUR } from "../model.ts";

/** Starts the rule by the kind of message that came, whatever it says. */
export const message = defineTrigger<readonly MessageKind[]>({
	key: "message",
	summary:
		"Starts the rule when this kind of message arrives: text, image, video, audio, voice, document, sticker, location, contact, order, reaction, unsupported, or any.",
	example: "message: [image, document]",
	schema: messageKindsSchema,
	role: (kinds) => (kinds.includes("any") ? "general" : "specific"),
	defaultLimit: (kinds) =>
		kinds.includes("any") ? { times: 1, perMs: 12 * HOUR } : null,
	compile: (kinds) => ({
		keys: kinds.flatMap(keysOf),
		match({ event }) {
			const kind = messageKindOf(event);
			if (kind === null || !isAmong(kind, kinds)) return null;
			return { because: `message: ${kind}`, captures: {} };
		},
		whyNot({ event }) {
			const came = messageKindOf(event) ?? "no message";
			const wanted = kinds.join(", ");
			return { because: `message: ${wanted} – this is ${came}`, near: false };
		},
	}),
});

function keysOf(kind: MessageKind): readonly IndexKey[] {
	if (kind === "any") return [{ by: "event", type: "message.received" }];
	// A tap is text, but the index knows it by its own name.
	const types = kind === "text" ? ["text", "button"] : [kind];
	return types.map((type) => ({ by: "content", type }));
}
