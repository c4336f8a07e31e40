import type { MessageReceived } from "../../model.ts";
import { asTyped } from "../../text/as-typed.ts";
import { type Draft, keepQuiet } from "../draft.ts";
import { STAFF_WROTE_MS } from "../hand-over.ts";
import { isStaff } from "./is-staff.ts";
import { parseStaffCommand, type StaffCommand } from "./parse-command.ts";
import { replyToStaff, sayUntil, staffName } from "./reply.ts";
import { statusText } from "./status.ts";
import { switchBusiness } from "./switch-business.ts";
import { staffWords } from "./words.ts";

/** What staff tell the bot by WhatsApp is done in every state: commands that begin with `#`, and answers to notices. */
export function staffCommands(draft: Draft, event: MessageReceived): boolean {
	if (!isStaff(draft.situation)) return false;
	const { content } = event.message;
	const text = content.type === "text" ? asTyped(content.text).trim() : "";
	if (text.startsWith("#")) return obey(draft, text);
	const about = event.quotedAbout ?? null;
	return about !== null && passOn(draft, event, about);
}

function obey(draft: Draft, text: string): true {
	const { timezone } = draft.input.book.data.profile;
	const command = parseStaffCommand(text, timezone);
	replyToStaff(draft, perform(draft, command));
	return keepQuiet(draft, "staff-command", text.slice(0, 200));
}

/** Does it and gives what staff read of it. */
function perform(draft: Draft, command: StaffCommand): string {
	const words = staffWords(draft.situation.language);
	switch (command.name) {
		case "off":
		case "on":
			return command.number === null
				? switchBusiness(draft, command)
				: switchChat(draft, command.name, command.number, command.forMs);
		case "closed":
		case "open":
			return switchBusiness(draft, command);
		case "status":
			return statusText(draft.situation);
		case "unreadable":
			return words.unreadable(command.rest.slice(0, 100));
		case "help":
			return words.help;
	}
}

/** Another chat is changed by an event of its own, through the one door. */
function switchChat(
	draft: Draft,
	name: "off" | "on",
	number: string,
	forMs: number | null,
): string {
	const { situation, input } = draft;
	const words = staffWords(situation.language);
	const backAfterMs = forMs ?? STAFF_WROTE_MS;
	draft.orders.push({
		ref: {
			by: "address",
			channel: input.conversation?.channel ?? "",
			sender: situation.sender.address,
			addresses: [{ kind: "phone", value: number }],
		},
		command:
			name === "off" ? { kind: "handoff", backAfterMs } : { kind: "bot_back" },
		by: staffName(situation),
	});
	const shown = `+${number}`;
	return name === "off"
		? words.chatOff(shown, sayUntil(situation, backAfterMs))
		: words.chatOn(shown);
}

/** A reply to a notice goes to the customer it was about, who is then with a person; the blue ticks say that it was taken. */
function passOn(
	draft: Draft,
	{ message }: MessageReceived,
	conversation: number,
): boolean {
	const { content, messageId } = message;
	const { situation } = draft;
	if (content.type === "reaction") return false;
	if (content.type !== "text") {
		replyToStaff(draft, staffWords(situation.language).onlyText);
		return keepQuiet(draft, "staff-command", "only text can be passed on");
	}
	const contents = [{ type: "text", text: content.text }] as const;
	draft.orders.push({
		ref: { by: "id", conversation },
		command: { kind: "send", contents, staff: true },
		by: staffName(situation),
	});
	draft.courtesies.push({ type: "read", messageId });
	return keepQuiet(draft, "staff-command", `passed on to c_${conversation}`);
}
