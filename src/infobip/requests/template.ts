import { z } from "zod";
import { readDate } from "../webhook/date.ts";
import { orderProgress } from "./catalogue.ts";
import { messageWithLinks } from "./envelope.ts";
import {
	anyListOf,
	anyText,
	filled,
	listOf,
	sized,
	someOf,
	someText,
	webAddress,
	within,
} from "./fields.ts";
import { orderDetailsButton } from "./order-details.ts";

/** What stands in a template's blank: WhatsApp refuses line breaks, tabs and runs of spaces there. */
const placeholder = someText().refine(
	(text) => !/[\n\r\t]| {5}/.test(text),
	"cannot have new-line/tab characters or more than 4 consecutive spaces",
);

const body = z.object({ placeholders: anyListOf(placeholder) });

const header = z.discriminatedUnion("type", [
	z.object({ type: z.literal("TEXT"), placeholder }),
	z.object({ type: z.literal("IMAGE"), mediaUrl: webAddress() }),
	z.object({ type: z.literal("VIDEO"), mediaUrl: webAddress() }),
	z.object({ type: z.literal("GIF"), mediaUrl: webAddress() }),
	z.object({
		type: z.literal("DOCUMENT"),
		mediaUrl: webAddress(),
		filename: filled(1, 240),
	}),
	z.object({
		type: z.literal("LOCATION"),
		latitude: within(-90, 90),
		longitude: within(-180, 180),
	}),
]);

const quickReply = z.object({
	type: z.literal("QUICK_REPLY"),
	parameter: filled(1, 128),
});
const url = z.object({ type: z.literal("URL"), parameter: someText() });

const button = z.discriminatedUnion("type", [
	quickReply,
	url,
	z.object({ type: z.literal("COPY_CODE"), parameter: filled(1, 15) }),
	z.object({
		type: z.literal("FLOW"),
		flowToken: sized(0, 3000).optional(),
		data: z.record(z.string(), z.unknown()).optional(),
	}),
	z.object({
		type: z.literal("CATALOG"),
		thumbnailProductRetailerId: sized(0, 3000).optional(),
	}),
	z.object({
		type: z.literal("MULTI_PRODUCT"),
		thumbnailProductRetailerId: sized(0, 3000).optional(),
		sections: listOf(
			z.object({
				title: sized(0, 24),
				productRetailerIds: anyListOf(sized(0, 3000)),
			}),
			1,
			10,
		),
	}),
	orderDetailsButton,
	z.object({
		type: z.literal("VOICE_CALL"),
		callValidityPeriod: within(1, 43200).int().optional(),
		callContextPayload: sized(1, 512).optional(),
	}),
]);

const card = z.object({
	header,
	body: body.optional(),
	buttons: listOf(
		z.discriminatedUnion("type", [quickReply, url]),
		1,
		2,
	).optional(),
});

const templateData = z.object({
	/** The values of `{{1}}`, `{{2}}`, … in order; `[]` where the template has none. */
	body,
	header: header.optional(),
	buttons: listOf(button, 0, 10).optional(),
	carousel: z.object({ cards: listOf(card, 1, 10) }).optional(),
	limitedTimeOffer: z
		.object({
			expirationTime: anyText().refine(
				(text) => readDate(text) !== null,
				"must be a date with its time and zone",
			),
		})
		.optional(),
	orderStatus: z
		.object({
			orderStatuses: anyListOf(
				orderProgress.extend({ type: z.literal("ORDER_STATUS") }),
			),
		})
		.optional(),
});

const content = z.object({
	templateName: filled(1, 512).regex(
		/^[a-z0-9_]+$/,
		"must be lower case letters, digits and underscores",
	),
	templateData,
	/** WhatsApp's code, e.g. `en_GB`. */
	language: someText(),
});

/** One message of `POST /whatsapp/1/message/template`. */
export const template = messageWithLinks(content).extend({
	/** The SMS that goes where WhatsApp does not arrive. */
	smsFailover: z
		.object({ from: filled(1, 24), text: filled(1, 4096) })
		.optional(),
});

/** The body of `POST /whatsapp/1/message/template`. */
export const templates = z.object({
	messages: someOf(template),
	bulkId: sized(0, 100).optional(),
});

/** The body of `POST /whatsapp/1/events`: the typing bubble. */
export const events = z.object({
	events: someOf(
		z.object({
			sender: filled(1, 24),
			destinations: listOf(z.object({ to: anyText() }), 1, 1),
			content: z.object({ type: z.literal("TYPING_INDICATOR") }),
		}),
	),
});
