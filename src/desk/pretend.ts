import {
	type Content,
	type Conversation,
	type Instant,
	type MessageReceived,
	newConversation,
} from "../engine/model.ts";

/** A number that belongs to nobody. */
const nobody = "10000000001";

/** A conversation that nobody has had yet, with a person who only exists for a question. */
export function pretendedConversation(
	sender: string,
	{ phone = nobody, name = null as string | null } = {},
): Conversation {
	return {
		id: 0,
		version: 0,
		channel: "simulator",
		sender: { id: 0, address: sender },
		contact: { id: 0, addresses: [{ kind: "phone", value: phone }] },
		state: { ...newConversation, name },
	};
}

/** The event of that person writing something. */
export function pretendedMessage(
	conversation: Conversation,
	content: Content,
	message: { readonly id: string; readonly at: Instant },
): MessageReceived {
	return {
		type: "message.received",
		key: `pretended:${message.id}`,
		ref: {
			by: "address",
			channel: conversation.channel,
			sender: conversation.sender.address,
			addresses: conversation.contact.addresses,
		},
		at: message.at,
		arrivedAt: message.at,
		stale: false,
		message: {
			messageId: message.id,
			content,
			quotedMessageId: null,
			profileName: conversation.state.name,
			referral: null,
			identity: null,
		},
	};
}
