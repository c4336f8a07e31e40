import { describeDuration } from "../../describe.ts";
import type { StaffWords } from "./words.ts";

/** What Marhaba says to staff, in English. */
export const english: StaffWords = {
	wantsPerson: (who) => `${who} is waiting for a person.`,
	braked: (who, why) =>
		`The bot has stopped answering ${who} for one hour: ${reason(why)}. It may be talking to another bot.`,
	identityChanged: (who) =>
		`${who} has a new phone, or somebody else has the number now. WhatsApp may hold messages to them back until the change is confirmed in Infobip.`,
	templateChanged: (template, status, reason) =>
		`WhatsApp has changed the template ${template}: ${status}${reason === null ? "" : ` (${reason})`}.`,
	off: (until) =>
		until === null
			? "The bot is off until you write #on."
			: `The bot is off. It comes back ${until}.`,
	on: "The bot is on.",
	chatOff: (number, until) =>
		until === null
			? `The bot is silent in the chat with ${number} until you write #on ${number}.`
			: `The bot is silent in the chat with ${number}. It comes back ${until}, or when you write #on ${number}.`,
	chatOn: (number) => `The bot answers ${number} again.`,
	closed: "Closed for today. #open opens again.",
	open: "Open now. #closed today closes again.",
	isOn: "The bot is on.",
	isOpen: (until) => (until === null ? "Open." : `Open. Closes ${until}.`),
	isClosed: (next) => (next === null ? "Closed." : `Closed. Opens ${next}.`),
	unreadable: (rest) =>
		`"${rest}" is neither a number with its country nor a length of time. Write #off 2h or #off +961 70 111 222.`,
	onlyText: "Only text can be passed on to a customer. Nothing was sent.",
	help: [
		"#off – the bot is silent everywhere; #off 2h – for two hours",
		"#off +961 70 111 222 – it is silent in this one chat",
		"#on – it answers again; #on +961 70 111 222 – in this one chat",
		"#closed today – closed for the rest of the day",
		"#open – open now",
		"#status – how things stand",
		"#help – this list",
		"Reply to a notice, and your text goes to that customer.",
	].join("\n"),
};

function reason(why: Parameters<StaffWords["braked"]>[1]): string {
	switch (why.type) {
		case "quick":
			return `${why.times} messages came within a second of its answers`;
		case "same":
			return `it was about to give the same answer ${why.times} times within a minute`;
		case "many":
			return `it gave ${why.times} answers within ${describeDuration(why.perMs)}`;
	}
}
