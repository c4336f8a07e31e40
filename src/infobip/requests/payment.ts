import { z } from "zod";
import { anyText, listOf, sized, someText } from "./fields.ts";

/** What identifies a payment wherever it is named. */
export const paymentReference = anyText().regex(
	/^[A-Za-z0-9\-_.]{1,35}$/,
	"must be 1 to 35 of A-Z a-z 0-9 - _ .",
);

const named = { id: paymentReference };

const pix = z.object({
	type: z.literal("BRAZIL_PIX_DC"),
	...named,
	/** The dynamic Pix code that the customer copies. */
	code: someText(),
	merchantName: someText(),
	keyType: z.enum(["CPF", "CNPJ", "EMAIL", "PHONE", "EVP"]),
	key: someText(),
	flowType: z.enum(["REDIRECT", "COPYPASTE", "APPSWITCH"]).optional(),
});

const brazilLink = z.object({
	type: z.literal("BRAZIL_LINK"),
	...named,
	paymentLink: someText(),
});

const boleto = z.object({
	type: z.literal("BRAZIL_BOLETO"),
	...named,
	code: someText(),
});

const brazilPayments = z.object({
	type: z.literal("BRAZIL_PAYMENTS"),
	payments: listOf(
		z.discriminatedUnion("type", [pix, brazilLink, boleto]),
		1,
		2,
	).refine(
		(all) => new Set(all.map(({ id }) => id)).size < 2,
		"payments must have the same id",
	),
});

const beneficiary = z
	.object({
		name: sized(0, 200),
		firstAddressLine: sized(0, 100),
		secondAddressLine: sized(0, 100).optional(),
		city: anyText().optional(),
		state: anyText().optional(),
		country: z.literal("INDIA"),
		postalCode: anyText()
			.regex(/^[0-9]{6}$/, "must be six digits")
			.optional(),
	})
	.optional();

const gateways = [
	z.object({
		type: z.literal("PG_PAYU"),
		...named,
		beneficiary,
		callbackData: listOf(sized(1, 255), 0, 4).optional(),
	}),
	z.object({
		type: z.literal("PG_RAZORPAY"),
		...named,
		beneficiary,
		callbackData: z.record(z.string(), anyText()).optional(),
	}),
	z.object({
		type: z.literal("UPI_INTENT"),
		...named,
		beneficiary,
		format: z.object({ type: z.literal("LINK"), paymentLink: someText() }),
	}),
	z.object({
		type: z.literal("UPI_LINK"),
		...named,
		beneficiary,
		paymentLink: someText(),
	}),
] as const;

/** How an order behind a template's button is paid. */
export const templatePayment = z.discriminatedUnion("type", [
	pix,
	brazilLink,
	boleto,
	brazilPayments,
	...gateways,
]);

/** How an order is paid in a message of its own. */
export const payment = z.discriminatedUnion("type", [
	z.object({ type: z.literal("BRAZIL"), ...named }),
	z.object({
		type: z.literal("UPI_PAYU"),
		id: sized(1, 25),
		productDescription: sized(1, 100),
		customerFirstName: sized(1, 60),
		customerLastName: sized(0, 20).optional(),
		customerEmail: sized(1, 50),
		callbackData: listOf(sized(0, 255), 0, 5).optional(),
	}),
	pix,
	brazilLink,
	boleto,
	brazilPayments,
	...gateways,
]);
