import { z } from "zod";
import { anyText, filled, isWebAddress, sized } from "./fields.ts";

const notifyUrl = sized(0, 2048).refine(
	(url) => url === "" || isWebAddress(url),
	"is not a valid url",
);

/** What Infobip does with links in a text. Both first ones are on when they are left out. */
const urlOptions = z.object({
	shortenUrl: z.boolean().optional(),
	trackClicks: z.boolean().optional(),
	trackingUrl: anyText().optional(),
	removeProtocol: z.boolean().optional(),
	customDomain: anyText().optional(),
});

/** What every message has around its content. */
const common = {
	/** The registered WhatsApp number that sends, digits only. */
	from: filled(1, 24),
	/** A number, digits only, or a business-scoped user id such as `HR.123123123`. */
	to: filled(1, 150),
	/** Yours; comes back in the reports. Infobip makes one where it is left out. */
	messageId: sized(0, 200).optional(),
	callbackData: sized(0, 4000).optional(),
	/** Where the delivery and seen reports of this message go. */
	notifyUrl: notifyUrl.optional(),
	entityId: sized(0, 255).optional(),
	applicationId: sized(0, 255).optional(),
	/** The inbound message that this one quotes. */
	context: z.object({ replyToMessageId: anyText() }).optional(),
};

/** A message without links in it: its envelope and `content`. */
export function message<Content extends z.ZodType>(content: Content) {
	return z.object({ ...common, content });
}

/** A message whose links Infobip can shorten and count. */
export function messageWithLinks<Content extends z.ZodType>(content: Content) {
	return z.object({ ...common, content, urlOptions: urlOptions.optional() });
}

/** A message that is all envelope. */
export function bareMessage() {
	return z.object({ ...common, urlOptions: urlOptions.optional() });
}
