import type {
	Business,
	ReportMerge,
	RunChange,
	Send,
} from "../../engine/model.ts";
import { type Decided, decisionRows } from "./decision-rows.ts";
import type { Desk } from "./desk.ts";
import type { EventJob } from "./job.ts";
import { templateChanges, wantedMedia } from "./kept-beside.ts";
import { orderJobs } from "./order-jobs.ts";
import { outboxId } from "./outbox-id.ts";
import type { Sheet } from "./sheet.ts";

/** Writes a decision on its sheet; what follows in the batch finds the state as it left it. */
export function writeDecision(
	desk: Desk,
	sheet: Sheet,
	job: EventJob,
	decided: Decided,
): void {
	const { decision } = decided;
	const first = sheet.journal.length;
	sheet.jobs.push(job);
	sheet.seen.push(job.event.key);
	sheet.journal.push(...decisionRows(decided));
	sheet.reports.push(...reportsOf(job.event));
	sheet.media.push(...wantedMedia(decided, desk.options));
	sheet.templates.push(...templateChanges(job.event));
	writeEffects(desk, sheet, decided, first);
	sheet.state = decision.conversation ?? sheet.state;
	sheet.withhold ??= decision.withhold;
	Object.assign(sheet.pins, decision.pins);
	sheet.runs.push(...runsOf(decided, desk));
	for (const [hash, pin] of Object.entries(decision.pins))
		desk.pinned.set(hash, pin);
	desk.orders.push(...orderJobs(job, decision.orders, desk.now));
	if (decision.business) closeDesk(desk, sheet, decision.business);
}

function writeEffects(
	{ now, options }: Desk,
	sheet: Sheet,
	{ conversation, decision }: Decided,
	journal: number,
): void {
	const sends = decision.effects.filter((effect) => effect.type === "send");
	const home = conversation
		? { channel: conversation.channel, sender: conversation.sender.address }
		: options.home;
	const plan = (send: Send) => ({
		send,
		cause: conversation,
		journal,
		at: now,
		home,
	});
	sheet.sends.push(...sends.map(plan));
	sheet.fetches.push(
		...decision.effects.filter((effect) => effect.type === "fetch"),
	);
	const afterReplies = sends.some((send) => send.to === null);
	for (const courtesy of decision.courtesies)
		sheet.courtesies.push({ courtesy, afterReplies });
}

/** Its commit expects the business that was read; the events behind it are decided with the business as it is then. */
function closeDesk(desk: Desk, sheet: Sheet, state: Business["state"]): void {
	sheet.business = { expectedVersion: desk.business.version, state };
	desk.closed = true;
}

/** An event's runs begin now; each is served contact by contact, with the rules of then. */
function runsOf(
	{ decision, input }: Decided,
	{ now }: Desk,
): readonly RunChange[] {
	const { runs = [] } = decision;
	return runs.map(({ rule, event }) => ({
		type: "start",
		rule,
		dueAt: now,
		rules: input.rules,
		event,
	}));
}

function reportsOf(event: EventJob["event"]): readonly ReportMerge[] {
	// Of our own attempt the outbox itself writes down what became.
	if (event.type !== "report.received" || event.report.ours) return [];
	const { messageId, status, error } = event.report;
	const send = outboxId(messageId);
	return send === null ? [] : [{ send, status, at: event.at, error }];
}
