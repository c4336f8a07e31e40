import { adviceFor } from "./advice.ts";
import { type Refusal, readRefusal } from "./answer-body.ts";
import { InfobipError, type InfobipErrorKind } from "./error.ts";
import type { Operation } from "./operations.ts";
import type { Violation } from "./requests/violations.ts";
import { retryAfterMs } from "./retry-after.ts";

/** An answer, read to its end. */
export interface Answer {
	readonly status: number;
	/** The header `Retry-After`; null where there is none. */
	readonly retryAfter: string | null;
	/** At most {@link LONGEST_BODY} of it. */
	readonly body: string;
}

/** Characters of an answer that are kept; answers to JSON are short. */
export const LONGEST_BODY = 1024 * 1024;

/**
 * The body of a 2xx answer.
 *
 * @throws InfobipError for any other status.
 */
export function answerText(answer: Answer, operation: Operation): string {
	const { status, body } = answer;
	if (status >= 200 && status < 300) return body;
	throw refused(answer, operation);
}

/** The error that an answer other than 2xx stands for. */
export function refused(answer: Answer, operation: Operation): InfobipError {
	const { status, body, retryAfter } = answer;
	const refusal = readRefusal(body);
	return new InfobipError(sentence(status, operation, refusal), {
		kind: kindOf(answer, operation),
		code: `HTTP_${status}`,
		status,
		providerCode: refusal.providerCode,
		violations: refusal.violations,
		retryAfterMs: retryAfterMs(retryAfter, Date.now()),
		advice: adviceFor(status, operation),
	});
}

// 503 with Retry-After says that nothing was taken; any other 5xx may come after the message was.
function kindOf(
	{ status, retryAfter }: Answer,
	operation: Operation,
): InfobipErrorKind {
	if (status === 401) return "unauthorized";
	if (status === 429) return "throttled";
	if (status !== 408 && status < 500) return "refused";
	const unsent = status === 503 && retryAfter !== null;
	return unsent || operation.repeatable ? "retry" : "ambiguous";
}

function sentence(
	status: number,
	operation: Operation,
	{ text, violations }: Refusal,
): string {
	const said = text === null ? "" : `: ${text}`;
	return `Infobip answered ${status} to ${operation.method} ${operation.path}${said}${inBrackets(violations)}`;
}

function inBrackets(violations: readonly Violation[]): string {
	if (violations.length === 0) return "";
	const all = violations.map(({ path, violation }) => `${path}: ${violation}`);
	return ` (${all.join("; ")})`;
}

/** Reads a web response. Rejects where the body breaks off. */
export async function answerOf(response: Response): Promise<Answer> {
	const { status, headers } = response;
	const body = await bodyText(response);
	return { status, retryAfter: headers.get("retry-after"), body };
}

async function bodyText(response: Response): Promise<string> {
	const decoder = new TextDecoder();
	let text = "";
	for await (const chunk of response.body ?? []) {
		text += decoder.decode(chunk, { stream: true });
		if (text.length > LONGEST_BODY) return text.slice(0, LONGEST_BODY);
	}
	return text + decoder.decode();
}
