import { z } from "zod";
import { listOf, sized, someText, within } from "../requests/fields.ts";

const label = sized(0, 25).optional();

// Infobip's own sample is percent-encoded.
const signatureHash = someText().refine(
	(hash) => plain(hash).length === 11,
	"size must be between 11 and 11",
);

function plain(hash: string): string {
	try {
		return decodeURIComponent(hash);
	} catch {
		return hash;
	}
}

const button = z.discriminatedUnion("otpType", [
	z.strictObject({ otpType: z.literal("COPY_CODE"), text: label }),
	z.strictObject({
		otpType: z.literal("ONE_TAP"),
		text: label,
		autofillText: label,
		packageName: someText(),
		signatureHash,
	}),
]);

/** What a template of the category AUTHENTICATION consists of: WhatsApp writes its texts. */
export const authenticationStructure = z.strictObject({
	body: z.strictObject({
		/** Adds "For your security, do not share this code." */
		addSecurityRecommendation: z.boolean().optional(),
	}),
	footer: z.strictObject({
		codeExpirationMinutes: within(1, 90).int().optional(),
	}),
	buttons: listOf(button, 1, 1),
});

/** How long WhatsApp tries to deliver it: 30 seconds to 15 minutes, or -1 for WhatsApp's own time. */
export const validityPeriod = z
	.strictObject({
		amount: z.int(),
		/** Minutes where it is left out. */
		timeUnit: z.enum(["SECONDS", "MINUTES"]).optional(),
	})
	.refine(({ amount, timeUnit }) => {
		const seconds = timeUnit === "SECONDS" ? amount : amount * 60;
		return amount === -1 || (seconds >= 30 && seconds <= 900);
	}, "must be between 30 seconds and 15 minutes, or -1");
