import { z } from "zod";
import { messageWithLinks } from "./envelope.ts";
import { filled, sized, someText } from "./fields.ts";
import { body, footer, textHeader } from "./interactive.ts";

/** `POST /whatsapp/1/message/interactive/flow` */
export const flow = messageWithLinks(
	z.object({
		body,
		action: z.object({
			mode: z.enum(["DRAFT", "PUBLISHED"]).optional(),
			flowMessageVersion: z.int().optional(),
			flowToken: someText(),
			flowId: someText(),
			callToActionButton: filled(1, 20),
			flowAction: z.enum(["NAVIGATE", "DATA_EXCHANGE"]).optional(),
			flowActionPayload: z
				.object({
					screen: someText(),
					data: z.record(z.string(), z.unknown()).optional(),
				})
				.optional(),
		}),
		header: textHeader.optional(),
		footer: footer.optional(),
	}),
);

/** `POST /whatsapp/1/message/interactive/voice-button`: the customer taps it and calls. */
export const voiceButton = messageWithLinks(
	z.object({
		body: z.object({ text: sized(0, 1024) }),
		action: z
			.object({
				buttonDisplayText: sized(0, 20).optional(),
				/** Minutes. */
				callValidityPeriod: z
					.int()
					.gte(1, "must be greater than or equal to 1")
					.lte(43200, "must be less than or equal to 43200")
					.optional(),
				callContextPayload: sized(1, 512).optional(),
			})
			.optional(),
	}),
);
