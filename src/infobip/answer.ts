import { adviceFor } from "./advice.ts";
import { type Refusal, readRefusal } from "./answer-body.ts";
import { InfobipError, type InfobipErrorKind } from "./error.ts";
import { networkError } from "./network-error.ts";
import type { Operation } from "./operations.ts";
import type { Violation } from "./requests/violations.ts";
import { retryAfterMs } from "./retry-after.ts";

const LONGEST_BODY = 1024 * 1024;

/**
 * The body of a 2xx answer as text, at most 1 MB of it.
 *
 * @throws InfobipError for any other status, and where the body breaks off.
 */
export async function answerText(
	response: Response,
	operation: Operation,
	timeoutMs: number,
): Promise<string> {
	const text = await bodyText(response).catch((cause: unknown) => {
		throw networkError(cause, operation, timeoutMs);
	});
	if (response.ok) return text;
	throw refused(response, operation, text);
}

/** The error that an answer other than 2xx stands for. */
export function refused(
	response: Response,
	operation: Operation,
	body: string,
): InfobipError {
	const { status } = response;
	const refusal = readRefusal(body);
	return new InfobipError(sentence(status, operation, refusal), {
		kind: kindOf(response, operation),
		code: `HTTP_${status}`,
		status,
		providerCode: refusal.providerCode,
		violations: refusal.violations,
		retryAfterMs: retryAfterMs(response.headers.get("retry-after"), Date.now()),
		advice: adviceFor(status, operation),
	});
}

// 503 with Retry-After says that nothing was taken; any other 5xx may come after the message was.
function kindOf(response: Response, operation: Operation): InfobipErrorKind {
	const { status } = response;
	if (status === 401) return "unauthorized";
	if (status === 429) return "throttled";
	if (status !== 408 && status < 500) return "refused";
	const unsent = status === 503 && response.headers.has("retry-after");
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

async function bodyText(response: Response): Promise<string> {
	const decoder = new TextDecoder();
	let text = "";
	for await (const chunk of response.body ?? []) {
		text += decoder.decode(chunk, { stream: true });
		if (text.length > LONGEST_BODY) return text.slice(0, LONGEST_BODY);
	}
	return text + decoder.decode();
}
