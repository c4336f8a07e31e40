import { type Conversation, newConversation } from "../../engine/model.ts";
import { HttpProblem } from "../problem.ts";
import { isSender, phoneDigits } from "./contact.ts";

/** Where a message goes: a conversation we know, or the first one with a new number. */
export type Target = Pick<
	Conversation,
	"id" | "contact" | "sender" | "state"
> & {
	readonly address: string;
};

/** Finds where a message goes. Throws an `HttpProblem` where it cannot be told. */
export function targetOf({
	to,
	from,
	known,
	senders,
}: {
	readonly to: string;
	readonly from: string | undefined;
	readonly known: readonly Conversation[];
	readonly senders: readonly string[];
}): Target {
	const fitting = known.filter(
		(one) => from === undefined || isSender(one, from),
	);
	const [only, ...others] = fitting;
	if (others.length > 0)
		throw whichSender(fitting.map(({ sender }) => `s_${sender.id}`));
	if (only !== undefined)
		return { ...only, address: only.contact.addresses[0].value };
	return newTarget(to, senderOf(from, senders));
}

function newTarget(to: string, sender: string): Target {
	const address = phoneDigits(to);
	if (address === null)
		throw new HttpProblem("unknown-contact", {
			detail: "Give a phone number with its country, p_55 or c_812.",
		});
	return {
		id: 0,
		address,
		contact: { id: 0, addresses: [{ kind: "phone", value: address }] },
		sender: { id: 0, address: sender },
		state: newConversation,
	};
}

function senderOf(
	from: string | undefined,
	senders: readonly string[],
): string {
	const fitting =
		from === undefined
			? senders
			: senders.filter((sender) => sender === phoneDigits(from));
	const [only, ...others] = fitting;
	if (only === undefined)
		throw new HttpProblem("unknown-sender", {
			detail: `Ours are ${senders.join(", ")}.`,
		});
	if (others.length > 0) throw whichSender(senders);
	return only;
}

function whichSender(names: readonly string[]): HttpProblem {
	return new HttpProblem("which-sender", {
		detail: `Say \`from\`: ${names.join(", ")}.`,
	});
}
