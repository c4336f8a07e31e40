import type { z } from "zod";
import { parseDuration } from "../grammar/duration.ts";
import { HOUR } from "../model.ts";
import { fail, text } from "../schema.ts";

/** How long the bot stays away after a hand-over, in milliseconds, where nobody says otherwise. */
export const BACK_AFTER_MS = 12 * HOUR;

/** `12h`, in milliseconds, or `never`: null. */
export const backAfterSchema: z.ZodType<number | null> = text().transform(
	(value, context) => {
		if (value === "never") return null;
		const milliseconds = parseDuration(value);
		if (milliseconds !== null && milliseconds > 0) return milliseconds;
		return fail(context, {
			code: "wrong-value",
			message: `"${value}" is not a length of time.`,
			help: "Write 45m, 12h, 2 days, or never.",
		});
	},
);
