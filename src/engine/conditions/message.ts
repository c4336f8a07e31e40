import { defineCondition } from "../kinds.ts";
import {
	isAmong,
	type MessageKind,
	messageKindOf,
	messageKindsSchema,
} from "../message-kinds.ts";

/** What arrived is of one of these kinds; a tap counts as text. */
export const message = defineCondition<readonly MessageKind[]>({
	key: "message",
	summary: "What the customer sent is of this kind, or one of several.",
	example: "message: text",
	schema: messageKindsSchema,
	compile: (wanted) => ({
		holds: ({ event }) => {
			const kind = messageKindOf(event);
			return kind !== null && isAmong(kind, wanted);
		},
		because: ({ event }) =>
			`message: ${wanted.join(", ")} – it is ${messageKindOf(event) ?? "no message"}`,
	}),
});
