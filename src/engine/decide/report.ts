import {
	after,
	changed,
	type Fact,
	type JournalType,
	type JsonObject,
	type Report,
	type ReportReceived,
} from "../model.ts";
import { waitsForFailures } from "../triggers/delivery.ts";
import { WINDOW_MS } from "../window.ts";
import { changeState, type Draft, keepQuiet } from "./draft.ts";
import { bringBotBack } from "./hand-over.ts";
import { search } from "./search.ts";
import { quietFor, quietForUnlisted } from "./standing.ts";

/** Infobip 7010: "session has not been initiated or has expired". */
const WINDOW_CLOSED = "EC_NO_SESSION";

const factTypes: Readonly<Record<Report["status"], JournalType>> = {
	sent: "delivery.updated",
	delivered: "delivery.updated",
	seen: "message.seen",
	failed: "send.failed",
};

/** Records what became of a message of ours, and runs the rules that wait for a failure. */
export function decideReport(draft: Draft, event: ReportReceived): void {
	const { report } = event;
	if (!report.ours) draft.facts.push(factOf(report));
	if (report.error?.code === WINDOW_CLOSED) closeWindow(draft, event);
	if (report.status === "failed" && draft.input.conversation !== null)
		tellRules(draft);
}

/** A failure that no rule waits for is no silence worth a word: the report itself tells of it. */
function tellRules(draft: Draft): void {
	if (!waitsForFailures(draft.input.book)) return;
	bringBotBack(draft);
	const { situation } = draft;
	const quiet = quietFor(situation) ?? quietForUnlisted(situation);
	if (quiet) keepQuiet(draft, quiet.silent, quiet.because);
	else search(draft, ({ key }) => key === "delivery");
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
		changeState(draft, changed(state, { lastInboundAt: closed }));
	}
}
