import { z } from "zod";
import { messageWithLinks } from "./envelope.ts";
import {
	anyText,
	filled,
	sized,
	someOf,
	someText,
	webAddress,
} from "./fields.ts";
import { body, footer } from "./interactive.ts";
import { payment, templatePayment } from "./payment.ts";

/** Hundredths of a rupee or a real: 12.34 is 1234. */
const value = z.int32();
const amount = z.object({ value });
const describedAmount = amount.extend({ description: sized(0, 60).optional() });

const item = z
	.object({
		retailerId: someText(),
		name: filled(1, 60),
		amount,
		/** The lower price it is sold for. */
		saleAmount: amount.optional(),
		quantity: z.int32().gte(1, "must be greater than or equal to 1"),
		originCountry: anyText().optional(),
		importerName: anyText().optional(),
		importerAddress: z
			.object({
				firstAddressLine: anyText().optional(),
				secondAddressLine: anyText().optional(),
				city: anyText().optional(),
				zoneCode: anyText().optional(),
				postalCode: anyText().optional(),
				countryCode: anyText().optional(),
			})
			.optional(),
	})
	.refine(
		({ amount, saleAmount }) =>
			saleAmount === undefined || saleAmount.value < amount.value,
		"saleAmount must be less than amount",
	);

const order = z
	.object({
		catalogId: anyText().optional(),
		items: someOf(item),
		subtotal: amount,
		tax: describedAmount,
		shipping: describedAmount.optional(),
		discount: z
			.object({
				amount: describedAmount,
				programName: sized(0, 60).optional(),
			})
			.optional(),
		orderExpiration: z
			.object({
				expirationSeconds: z
					.int()
					.gte(360, "must be greater than or equal to 360"),
				description: sized(0, 120),
			})
			.optional(),
		/** Leaves out the page on which the customer looks through the order. */
		orderDetailsType: z.literal("QUICK_PAY").optional(),
	})
	.refine(
		({ catalogId, items }) =>
			catalogId !== undefined || items.every(isDescribed),
		"if catalogId is not present then originCountry, importerName and importerAddress must be specified",
	);

function isDescribed({
	originCountry,
	importerName,
	importerAddress,
}: z.infer<typeof item>): boolean {
	return [originCountry, importerName, importerAddress].every(
		(told) => told !== undefined,
	);
}

const common = {
	/** The name of the payment configuration in WhatsApp Manager. */
	paymentConfiguration: sized(1, 60).optional(),
	orderCurrency: z.enum(["INR", "BRL"]),
	orderType: z.enum(["PHYSICAL_GOODS", "DIGITAL_GOODS"]),
	totalAmount: amount,
	order,
};

/** Paid by what the payment itself holds, so a configuration beside it is refused. */
const selfContained: ReadonlySet<string> = new Set([
	"BRAZIL_LINK",
	"BRAZIL_BOLETO",
	"BRAZIL_PAYMENTS",
	"UPI_INTENT",
]);

interface Action {
	readonly payment: { readonly type: string };
	readonly paymentConfiguration?: string | undefined;
	readonly totalAmount: { readonly value: number };
	readonly order: z.infer<typeof order>;
}

function isConfigured({ payment, paymentConfiguration }: Action): boolean {
	return paymentConfiguration === undefined || !selfContained.has(payment.type);
}

function addsUp({ totalAmount, order }: Action): boolean {
	const { subtotal, tax, shipping, discount } = order;
	const sum = subtotal.value + tax.value + (shipping?.value ?? 0);
	return totalAmount.value === sum - (discount?.amount.value ?? 0);
}

const sumFault =
	"totalAmount must be sum of subtotal, tax and shipping reduced by discount";

const configurationFault = {
	path: ["paymentConfiguration"],
	message: "must be left out for this type of payment",
};

/** `POST /whatsapp/1/message/interactive/order-details`: an order that the customer pays in the chat (India, Brazil). */
export const orderDetails = messageWithLinks(
	z.object({
		body,
		action: z
			.object({ payment, ...common })
			.refine(isConfigured, configurationFault)
			.refine(addsUp, sumFault),
		header: z
			.object({ type: z.literal("IMAGE"), mediaUrl: webAddress() })
			.optional(),
		footer: footer.optional(),
	}),
);

/** The same order behind a template's button. */
export const orderDetailsButton = z.object({
	type: z.literal("ORDER_DETAILS"),
	action: z
		.object({ payment: templatePayment, ...common })
		.refine(isConfigured, configurationFault)
		.refine(addsUp, sumFault),
});
