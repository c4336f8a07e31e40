import { z } from "zod";
import { messageWithLinks } from "./envelope.ts";
import { anyListOf, anyText, listOf, sized, unique } from "./fields.ts";
import { body, footer, isTitled, textHeader } from "./interactive.ts";
import { paymentReference } from "./payment.ts";

/** `POST /whatsapp/1/message/interactive/product` */
export const product = messageWithLinks(
	z.object({
		action: z.object({ catalogId: anyText(), productRetailerId: anyText() }),
		body: body.optional(),
		footer: footer.optional(),
	}),
);

const section = z.object({
	title: sized(0, 24).optional(),
	productRetailerIds: anyListOf(anyText()).refine(
		unique,
		"products in section must be unique",
	),
});

const sections = listOf(section, 1, 10)
	.refine(
		isTitled,
		"titles must not be blank when more than one section provided",
	)
	.refine((all) => {
		const count = all.flatMap((one) => one.productRetailerIds).length;
		return count >= 1 && count <= 30;
	}, "number of products must be between 1 and 30");

/** `POST /whatsapp/1/message/interactive/multi-product` */
export const multiProduct = messageWithLinks(
	z.object({
		header: textHeader,
		body,
		action: z.object({ catalogId: anyText(), sections }),
		footer: footer.optional(),
	}),
);

const payment = z.discriminatedUnion("type", [
	z.object({ type: z.literal("UPI_PAYU"), id: sized(1, 25) }),
	z.object({
		type: z.enum([
			"BRAZIL",
			"BRAZIL_PIX_DC",
			"BRAZIL_LINK",
			"BRAZIL_BOLETO",
			"PG_PAYU",
			"PG_RAZORPAY",
			"UPI_INTENT",
			"UPI_LINK",
		]),
		id: paymentReference,
	}),
]);

/** How an order stands: `POST /whatsapp/1/message/interactive/order-status`, and in templates. */
export const orderProgress = z.object({
	payment,
	status: z.enum([
		"PENDING",
		"PROCESSING",
		"PARTIALLY_SHIPPED",
		"SHIPPED",
		"COMPLETED",
		"CANCELED",
	]),
	description: sized(0, 120).optional(),
});

/** `POST /whatsapp/1/message/interactive/order-status` */
export const orderStatus = messageWithLinks(
	z.object({
		action: orderProgress,
		body: body.optional(),
		footer: footer.optional(),
	}),
);
