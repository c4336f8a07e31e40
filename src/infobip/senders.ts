import { z } from "zod";
import { answerText } from "./answer.ts";
import { InfobipError } from "./error.ts";
import type { Exchange } from "./exchange.ts";
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
	exchange: Exchange,
	senders: readonly string[],
	timeoutMs: number,
): Promise<readonly SenderQuality[]> {
	const operation = otherOperations.senderQuality;
	const query = { senders: senders.join(",") };
	const response = await exchange(operation, { query, timeoutMs });
	const text = await answerText(response, operation, timeoutMs);
	try {
		return answer.parse(JSON.parse(text)).results;
	} catch (cause) {
		throw new InfobipError(
			"Infobip's answer about the senders is not readable",
			{
				kind: "retry",
				code: "BAD_RESPONSE",
				status: response.status,
				cause,
			},
		);
	}
}
