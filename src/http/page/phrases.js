/** What a row of the journal tells, in a few words; the details stand in its data. */
export function phraseOf({ type, ...row }) {
	const phrase = phrases[type];
	return phrase ? phrase(row) : type;
}

/** Rows that somebody should look at. */
export function isTrouble({ type, silent }) {
	return silent === "error" || troubles.has(type);
}

const troubles = new Set([
	"decision.failed",
	"send.failed",
	"send.withheld",
	"brake.pulled",
	"rules.rejected",
	"webhook.rejected",
	"event.refused",
	"sending.paused",
	"schedule.missed",
]);

const phrases = {
	"decision.failed": () =>
		"Something broke while deciding. Details are in the log.",
	"send.accepted": () => "Infobip took a message.",
	"send.failed": ({ error }) => `A message could not be sent${words(error)}.`,
	"send.withheld": ({ reason }) =>
		`A message was held back: ${reason ?? "no longer wanted"}.`,
	"delivery.updated": ({ status, error }) =>
		`Delivery: ${status ?? "updated"}${words(error)}.`,
	"message.seen": () => "The customer has seen our message.",
	"read.marked": () => "Marked as read.",
	"schedule.fired": () => "A schedule fired.",
	"schedule.missed": () => "A schedule was missed.",
	"run.updated": () => "A schedule goes through its audience.",
	"fetch.finished": () => "Another system answered.",
	"handoff.started": () => "A person took over.",
	"handoff.ended": () => "The bot is back.",
	"optout.changed": ({ optedOut }) =>
		optedOut ? "This contact wants no messages." : "This contact is back.",
	"brake.pulled": () => "The brake was pulled: too many answers in one chat.",
	"rules.loaded": ({ count }) => `New rules are live${number(count)}.`,
	"rules.rejected": ({ problems = [], count }) =>
		`The rules file has errors${number(count)}. The last good rules stay. ${firstOf(problems)}`,
	"contact.erased": () => "A contact was erased.",
	"webhook.rejected": ({ count }) =>
		`${count ?? "Some"} webhook request(s) without the right credentials.`,
	"event.refused": ({ reason }) =>
		`An event was not understood: ${reason ?? "unknown"}.`,
	"sending.paused": ({ reason, error }) =>
		`Sending is paused${reason ? `: ${reason}` : ""}${words(error)}.`,
	"sending.resumed": () => "Sending goes on.",
	reset: () => "Older rows are no longer kept.",
};

function words(error) {
	return error?.message ? `: ${error.message}` : "";
}

function number(count) {
	return typeof count === "number" ? ` (${count})` : "";
}

function firstOf([first]) {
	return first
		? `${first.file}:${first.line}:${first.column} ${first.message}`
		: "";
}
