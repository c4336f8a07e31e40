import { z } from "zod";
import type { Call } from "./call.ts";
import { type Operation, upTo } from "./operations.ts";

function paymentOperation(way: string): Operation {
	return {
		method: "GET",
		path: `/whatsapp/1/senders/{sender}/payments/${way}{paymentId}`,
		limit: upTo(10, "second"),
		scopes: [
			"inbound-message:read",
			"whatsapp:inbound-message:read",
			"whatsapp:manage",
		],
		repeatable: true,
	};
}

/** Where the state of a payment is asked, by how it is paid. */
export const paymentOperations = {
	brazil: paymentOperation("br/"),
	/** PayU and Razorpay in India. */
	upi: paymentOperation("upi/"),
	/** PayU in India, the older way. */
	upiPayu: paymentOperation("upi/payu/"),
} as const;

/** How a payment is made. */
export type PaymentWay = keyof typeof paymentOperations;

const transaction = z.looseObject({
	id: z.string(),
	type: z.string(),
	status: z.string(),
	createdTimestamp: z.string(),
	updatedTimestamp: z.string(),
});

const payment = z.looseObject({
	referenceId: z.string(),
	paymentStatus: z.string(),
	currency: z.string(),
	/** Multiplied by the offset: 12.34 is 1234 with an offset of 100. */
	totalAmountValue: z.number(),
	totalAmountOffset: z.number(),
	transactions: z.array(transaction),
});

/** How a payment stands: `NEW`, `PENDING`, `CAPTURED`, `CANCELED`, `FAILED`, with its transactions. */
export type Payment = z.output<typeof payment>;

/** Which payment, by the id it was asked for with. */
export interface PaymentId {
	readonly sender: string;
	readonly paymentId: string;
	readonly way: PaymentWay;
}

/** How a payment stands; null where there is none of this id. */
export function findPayment(
	call: Call,
	{ way, sender, paymentId }: PaymentId,
): Promise<Payment | null> {
	const ids = { sender, paymentId };
	return call.find(paymentOperations[way], { ids }, payment);
}
