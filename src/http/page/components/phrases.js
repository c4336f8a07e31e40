import { t } from "../lib/i18n.js";
import { withheldWords } from "./withheld.js";

/** What a row of the journal tells, in a few words; the details stand in its data. */
export function phraseOf({ type, ...row }) {
	const phrase = phrases[type];
	return phrase ? phrase(row) : type;
}

/** Rows that somebody should look at. */
export function isTrouble({ type, silent }) {
	return silent === "error" || troubles.has(type);
}

/** What happens to our messages is for the curious. */
export function isSmall(type) {
	return /^(send\.accepted|delivery\.|message\.seen|read\.marked|run\.|fetch\.)/.test(
		type,
	);
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
		t("Something broke while deciding. Details are in the log."),
	"send.accepted": () => t("Infobip took a message."),
	"send.failed": ({ error }) =>
		t("A message could not be sent{why}.", { why: words(error) }),
	"send.withheld": ({ reason }) => withheldWords(reason),
	"delivery.updated": ({ status, error }) =>
		t("Delivery: {status}{why}.", { status, why: words(error) }),
	"message.seen": () => t("The customer has seen our message."),
	"read.marked": () => t("Marked as read."),
	"schedule.fired": () => t("A schedule fired."),
	"schedule.missed": () => t("A schedule was missed."),
	"run.updated": () => t("A schedule goes through its audience."),
	"fetch.finished": () => t("Another system answered."),
	"handoff.started": () => t("A person took over."),
	"handoff.ended": () => t("The bot is back."),
	"optout.changed": ({ optedOut }) =>
		optedOut
			? t("This contact wants no messages.")
			: t("This contact is back."),
	"brake.pulled": () =>
		t("The brake was pulled: too many answers in one chat."),
	"rules.loaded": ({ count }) =>
		t("New rules are live{count}.", { count: number(count) }),
	"rules.rejected": ({ problems = [], count }) =>
		`${t("The rules file has errors{count}. The last good rules stay.", {
			count: number(count),
		})} ${firstOf(problems)}`,
	"contact.erased": () => t("A contact was erased."),
	"webhook.rejected": ({ count }) =>
		t("Webhook requests without the right credentials: {count}.", {
			count: count ?? "?",
		}),
	"event.refused": ({ reason }) =>
		t("An event was not understood: {reason}.", { reason: reason ?? "?" }),
	"sending.paused": ({ reason, error }) =>
		t("Sending is paused{why}.", {
			why: `${reason ? `: ${reason}` : ""}${words(error)}`,
		}),
	"sending.resumed": () => t("Sending goes on."),
	"business.changed": () => t("Staff switched the business."),
	"identity.changed": () => t("A customer has a new phone."),
	"template.updated": () => t("A template changed at WhatsApp."),
	reset: () => t("Older rows are no longer kept."),
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
