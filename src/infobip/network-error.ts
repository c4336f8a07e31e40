import { textOf } from "./answer-body.ts";
import { InfobipError } from "./error.ts";
import type { Operation } from "./operations.ts";

// Failures before a byte of the request can have left: names, routes, connecting, certificates.
const unsent =
	/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EAI_FAIL|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_.*|ERR_SSL_.*|CERT_.*|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_.*)$/;

/**
 * A failed exchange as an {@link InfobipError}. Where the request may have reached Infobip it is `ambiguous`, unless
 * doing the operation twice does no harm.
 */
export function networkError(
	cause: unknown,
	operation: Operation,
	timeoutMs: number,
): InfobipError {
	const code = codeOf(cause);
	const certain = unsent.test(code) || operation.repeatable;
	const reason = code === "NETWORK" ? innerMessage(cause) : code;
	return new InfobipError(sentence(reason, operation, timeoutMs), {
		kind: certain ? "retry" : "ambiguous",
		code,
		advice: adviceFor(code),
		cause,
	});
}

function codeOf(cause: unknown): string {
	if (textOf(cause, "name") === "TimeoutError" || isTimeout(cause))
		return "TIMEOUT";
	const deeper = cause instanceof Error ? cause.cause : undefined;
	return innerCode(cause) ?? innerCode(deeper) ?? "NETWORK";
}

// A DOMException has its name on the prototype.
function isTimeout(cause: unknown): boolean {
	return cause instanceof Error && cause.name === "TimeoutError";
}

function innerCode(error: unknown): string | null {
	return error instanceof Error ? textOf(error, "code") : null;
}

// Some failures have no code, only words: "bad port".
function innerMessage(cause: unknown): string {
	const deeper = cause instanceof Error ? (cause.cause ?? cause) : cause;
	return deeper instanceof Error ? deeper.message : String(deeper);
}

function sentence(
	reason: string,
	operation: Operation,
	timeoutMs: number,
): string {
	const request = `${operation.method} ${operation.path}`;
	return reason === "TIMEOUT"
		? `Infobip did not answer ${request} within ${timeoutMs} ms`
		: `The connection to Infobip failed at ${request}: ${reason}`;
}

function adviceFor(code: string): string | null {
	if (code === "ENOTFOUND" || code === "EAI_AGAIN")
		return "The host of the base URL is not known here: check the base URL and this machine's DNS.";
	if (/CERT|TLS|SSL/.test(code))
		return "The encrypted connection could not be made: check this machine's clock, and a proxy that may stand between.";
	return null;
}
