import { z } from "zod";

/** `?sender=s_1`, for what is about one conversation. */
export const senderQuery = z.strictObject({
	sender: z
		.string()
		.max(50)
		.optional()
		.describe("`s_1`; needed where the contact writes to several of ours."),
});
