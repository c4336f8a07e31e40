import { createHmac, randomBytes } from "node:crypto";
import { customerAt } from "./store-work.ts";

/** How both servers and the load know each other. */
export const webhook = {
	path: "/webhook/infobip",
	header: "x-signature",
	secret: "the secret of the benchmark",
	sender: "96170000000",
	customers: 2_000,
	rules: 1_000,
} as const;

/** A signed request. */
export interface SignedBody {
	readonly body: Buffer;
	readonly signature: string;
}

/** One message of one of the customers as Infobip posts it, about 600 bytes, with a random id. */
export function signedMessage(
	index: number,
	customers: number = webhook.customers,
): SignedBody {
	const text = `Good evening, could you tell me about topic${index % webhook.rules} please?`;
	return signedText(text, index % customers);
}

/** A text of one customer, the same way. */
export function signedText(text: string, customer: number): SignedBody {
	const ref = customerAt(customer);
	const from = ref.by === "address" ? ref.addresses[0]?.value : "";
	const result = {
		from,
		to: webhook.sender,
		integrationType: "WHATSAPP",
		receivedAt: new Date().toISOString().replace("Z", "+0000"),
		messageId: `wamid.${randomBytes(48).toString("base64")}`,
		pairedMessageId: null,
		callbackData: null,
		message: { type: "TEXT", text },
		contact: {
			name: "Amel Haddad",
			phoneNumber: from,
			userId: `LB.${from}1349120`,
		},
		price: { pricePerMessage: 0, currency: "EUR" },
	};
	const payload = {
		results: [result],
		messageCount: 1,
		pendingMessageCount: 0,
	};
	const body = Buffer.from(JSON.stringify(payload));
	return { body, signature: signatureOf(body) };
}

/** The signature that a body must carry. */
export function signatureOf(body: Uint8Array): string {
	return createHmac("sha256", webhook.secret).update(body).digest("hex");
}
