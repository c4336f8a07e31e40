import type { Conversation } from "../../engine/model.ts";
import type { History } from "../../engine/ports.ts";
import type { HttpContext } from "../options.ts";
import { HttpProblem } from "../problem.ts";

const LONGEST_NAME = 200;

/** What `{contact}` may be, for the description. */
export const contactParameter =
	"`c_812`, `p_55`, a phone number, or the channel's user id.";

/** Every conversation of a contact, the best match first. Throws `unknown-contact` when there is none. */
export async function findConversations(
	history: History,
	name: string,
): Promise<readonly [Conversation, ...Conversation[]]> {
	const asked = plainName(name);
	const found = asked === null ? [] : await history.find(asked);
	const [first, ...others] = found;
	if (first !== undefined) return [first, ...others];
	throw new HttpProblem("unknown-contact", {
		detail: "Give c_812, p_55, or a phone number with its country.",
	});
}

/** The one conversation a request is about; where there are several, `?sender=s_1` tells. */
export async function theConversation(
	c: HttpContext,
	history: History,
	sender: string | undefined,
): Promise<Conversation> {
	const all = await findConversations(history, c.req.param("contact") ?? "");
	const fitting =
		sender === undefined ? all : all.filter((one) => isSender(one, sender));
	const [only, ...others] = fitting;
	if (only === undefined) throw new HttpProblem("unknown-sender");
	if (others.length === 0) return only;
	const names = fitting.map((one) => `s_${one.sender.id}`).join(", ");
	throw new HttpProblem("which-sender", {
		detail: `This contact wrote to ${names}: add ?sender=.`,
	});
}

/** Whether a conversation is with this sender of ours: `s_1`, or the number itself. */
export function isSender(
	{ sender }: Pick<Conversation, "sender">,
	name: string,
): boolean {
	return name === `s_${sender.id}` || phoneDigits(name) === sender.address;
}

/** A name as `History.find` reads it: phone numbers as bare digits. Null for what cannot be one. */
function plainName(name: string): string | null {
	if (name === "" || name.length > LONGEST_NAME || name.includes("\0"))
		return null;
	return phoneDigits(name) ?? name;
}

/**
 * Bare digits of an international phone number: `+961 70 111-222` → `96170111222`; null for anything else. A plus that came through
 * a query unencoded is a space by now.
 */
export function phoneDigits(text: string): string | null {
	const digits = text
		.trim()
		.replace(/^(\+|00)/, "")
		.replace(/[\s().-]/g, "");
	return /^[1-9]\d{5,14}$/.test(digits) ? digits : null;
}
