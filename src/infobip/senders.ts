import { z } from "zod";
import { type Call, refuseInvalid } from "./call.ts";
import { otherOperations } from "./operations.ts";
import { anyText, listOf } from "./requests/fields.ts";

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
/** What the operation takes; the error of more or none names the limit. */
const asked = { schema: listOf(anyText(), 1, 100), what: "list of senders" };

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

/** How WhatsApp rates these numbers; those the account does not have are missing. 1 to 100 of them. Needs the scope `whatsapp:manage`. */
export async function senderQuality(
	call: Call,
	senders: readonly string[],
): Promise<readonly SenderQuality[]> {
	refuseInvalid(asked, senders);
	const query = { senders: senders.join(",") };
	const { senderQuality: operation } = otherOperations;
	return (await call.json(operation, { query }, answer)).results;
}
