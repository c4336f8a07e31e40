import type {
	JournalEntry,
	JsonObject,
	JsonValue,
} from "../../../engine/model.ts";

/** A decision as lists, search and figures look at it. */
export interface MessageIn {
	/** What the customer sent; null where something else was decided about. */
	readonly customer: JsonObject | null;
	/** The messages it sent, as the feed shows them. */
	readonly ours: readonly JsonObject[];
	/** A person wrote them. */
	readonly staff: boolean;
	/** They answer what the customer wrote, now or after a pause. */
	readonly answers: boolean;
	readonly silent: string | null;
	readonly unanswered: boolean;
}

/** Actions of the feed that are a message to the customer. */
const messageTypes: ReadonlySet<JsonValue | undefined> = new Set([
	"text",
	"image",
	"video",
	"document",
	"audio",
	"sticker",
	"location",
	"contact_card",
	"buttons",
	"list",
	"link_button",
	"ask_location",
	"template",
]);

/** What a journal row tells of a message; null for rows that are about none. */
export function messageIn({ type, body }: JournalEntry): MessageIn | null {
	if (type !== "decision.made") return null;
	const event = objectOf(body.event);
	const command = objectOf(event.command);
	const isCustomers = event.type === "message.received";
	const content = objectOf(event.content);
	return {
		customer: isCustomers && content.type !== undefined ? content : null,
		ours: listOf(body.actions).filter(isMessage),
		staff: command.kind === "send" && command.staff === true,
		answers:
			isCustomers ||
			event.type === "fetch.finished" ||
			(event.type === "timer.fired" && event.timer === "wait_for_more"),
		silent: typeof body.silent === "string" ? body.silent : null,
		unanswered: body.unanswered === true,
	};
}

function isMessage(action: JsonObject): boolean {
	return messageTypes.has(action.type) && action.withheld === undefined;
}

/** The value where it is an object, else an empty one. */
export function objectOf(value: JsonValue | undefined): JsonObject {
	const isObject =
		typeof value === "object" && value !== null && !Array.isArray(value);
	return isObject ? (value as JsonObject) : {};
}

function listOf(value: JsonValue | undefined): readonly JsonObject[] {
	return Array.isArray(value) ? value.map(objectOf) : [];
}
