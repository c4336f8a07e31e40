import { z } from "zod";
import type { Call } from "./call.ts";
import { otherOperations } from "./operations.ts";

/** How WhatsApp rates one of the account's numbers. */
export interface SenderQuality {
	/** Bare digits. */
	readonly sender: string;
	/** `HIGH`, `MEDIUM`, `LOW` or `UNKNOWN`. */
	readonly qualityRating: string | null;
	/** `CONNECTED` where all is well; else `FLAGGED`, `RATE_LIMITED`, `BANNED` … */
	readonly status: string | null;
	/** How many customers may be written to first within a day, e.g. `LIMIT_1K`. */
	readonly currentLimit: string | null;
}

const word = z
	.string()
	.nullish()
	.transform((value) => value ?? null);
const answer = z.object({
	results: z.array(
		z.object({
			sender: z.string(),
			qualityRating: word,
			status: word,
			currentLimit: word,
		}),
	),
});

/** How WhatsApp rates these numbers; those the account does not have are missing. Needs the scope `whatsapp:manage`. */
export async function senderQuality(
	call: Call,
	senders: readonly string[],
): Promise<readonly SenderQuality[]> {
	const query = { senders: senders.join(",") };
	const { senderQuality: operation } = otherOperations;
	return (await call.json(operation, { query }, answer)).results;
}
