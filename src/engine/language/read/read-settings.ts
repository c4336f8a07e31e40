import { z } from "zod";
import { DAY, HOUR, MINUTE, type Settings } from "../../model.ts";
import { duration, fail, flag, object } from "../../schema.ts";
import { type Here, read } from "../here.ts";
import { brakeSchema, phonesSchema } from "./schemas.ts";

/** What holds where a file says nothing. */
export const usualSettings: Settings = {
	markRead: true,
	forgetAfterMs: DAY,
	brake: { times: 20, perMs: 10 * MINUTE },
	waitForMoreMs: 0,
	media: "forget",
	neverAnswer: [],
	answerOnly: null,
};

/** What `settings` may have. */
export function settingsShape(timezone: string | null) {
	return object({
		mark_read: flag()
			.optional()
			.meta({
				description:
					"Blue ticks for what a rule answered; true where nothing is said.",
				examples: [true],
			}),
		forget_after: upTo(
			30 * DAY,
			"An unfinished flow is kept for up to 30 days.",
			"Write forget_after: 24h.",
		)
			.optional()
			.meta({
				description:
					"An unfinished flow ends after this silence; 24h where nothing is said.",
				examples: ["24h"],
			}),
		brake: brakeSchema.optional().meta({
			description:
				"Per chat: beyond this the bot falls silent for an hour and tells staff once.",
			examples: ["20 answers per 10 minutes"],
		}),
		wait_for_more: upTo(
			HOUR / 360,
			"It waits for at most 10 seconds.",
			"Write wait_for_more: 1s.",
		)
			.optional()
			.meta({
				description:
					"Messages that follow each other this closely are read as one; 0s where nothing is said, at most 10s.",
				examples: ["1s"],
			}),
		media: z
			.enum(["forget", "keep"])
			.optional()
			.meta({
				description:
					"keep: pictures and voice notes are stored before WhatsApp's seven days are over.",
				examples: ["forget"],
			}),
		never_answer: phonesSchema(timezone)
			.optional()
			.meta({
				description: "Phone numbers that get silence.",
				examples: [["+961 70 123 456"]],
			}),
		answer_only: phonesSchema(timezone)
			.optional()
			.meta({
				description: "Only these phone numbers are answered.",
				examples: [["+961 70 123 456"]],
			}),
	});
}

function upTo(most: number, message: string, help: string): z.ZodType<number> {
	return duration().transform((milliseconds, context) =>
		milliseconds <= most
			? milliseconds
			: fail(context, { code: "wrong-value", message, help }),
	);
}

/** Reads `settings`. */
export function readSettings(
	here: Here | undefined,
	timezone: string | null,
): Settings {
	if (here === undefined) return usualSettings;
	const written = read(here, settingsShape(timezone), "`settings`");
	if (written === undefined) return usualSettings;
	return {
		markRead: written.mark_read ?? usualSettings.markRead,
		forgetAfterMs: written.forget_after ?? usualSettings.forgetAfterMs,
		brake: written.brake === undefined ? usualSettings.brake : written.brake,
		waitForMoreMs: written.wait_for_more ?? usualSettings.waitForMoreMs,
		media: written.media ?? usualSettings.media,
		neverAnswer: written.never_answer ?? usualSettings.neverAnswer,
		answerOnly: written.answer_only ?? usualSettings.answerOnly,
	};
}
