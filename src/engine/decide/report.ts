import {
	after,
	type Fact,
	type JournalType,
	type JsonObject,
	type Report,
	type ReportReceived,
} from "../model.ts";
import { WINDOW_MS } from "../window.ts";
import { changeState, type Draft } from "./draft.ts";

/** Infobip 7010: "session has not been initiated or has expired". */
const WINDOW_CLOSED = "EC_NO_SESSION";

const factTypes: Readonly<Record<Report["status"], JournalType>> = {
	sent: "delivery.updated",
	delivered: "delivery.updated",
	seen: "message.seen",
	failed: "send.failed",
};

/** Records what became of a message of ours. */
export function decideReport(draft: Draft, event: ReportReceived): void {
	draft.facts.push(factOf(event.report));
	if (event.report.error?.code === WINDOW_CLOSED) closeWindow(draft, event);
}

function factOf({ messageId, status, error }: Report): Fact {
	const why: JsonObject = error === null ? {} : { error: { ...error } };
	const body = { messageId, status, ...why };
	return { type: factTypes[status], rule: null, body };
}

/** WhatsApp counts otherwise than we did: nothing free-form leaves until the customer writes again. */
function closeWindow(draft: Draft, { at }: ReportReceived): void {
	const state = draft.situation.conversation;
	const { lastInboundAt } = state;
	const closed = after(at, -WINDOW_MS);
	// They wrote after it failed: that opened the window anew.
	if (lastInboundAt === null || lastInboundAt > at) return;
	if (lastInboundAt > closed) {
		changeState(draft, { ...state, lastInboundAt: closed });
	}
}
