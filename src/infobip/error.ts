import type { ErrorClass } from "./error-codes.ts";
import type { Violation } from "./requests/violations.ts";

/**
 * What to do about a failure.
 *
 * - `retry`: certainly not sent, try again later
 * - `throttled`: certainly not sent, too fast; wait `retryAfterMs`
 * - `ambiguous`: perhaps sent; only a report with your `messageId` tells
 * - `unauthorized`: the key is not accepted, nothing can be sent until it is mended
 * - `refused`: final, the same request will be refused again
 */
export type InfobipErrorKind =
	| "retry"
	| "throttled"
	| "ambiguous"
	| "unauthorized"
	| "refused";

/** Everything an {@link InfobipError} tells beside its message. */
export interface InfobipErrorDetails {
	readonly kind: InfobipErrorKind;
	readonly code: string;
	readonly status?: number | null;
	readonly errorClass?: ErrorClass | null;
	readonly providerCode?: string | null;
	readonly violations?: readonly Violation[];
	readonly retryAfterMs?: number | null;
	readonly advice?: string | null;
	readonly cause?: unknown;
}

/** A request to Infobip that did not do what it should. */
export class InfobipError extends Error {
	override readonly name = "InfobipError";
	readonly kind: InfobipErrorKind;
	/**
	 * `INVALID_REQUEST` (refused here, nothing was sent), `HTTP_400`, a status such as `REJECTED_SOURCE`, an error such as
	 * `EC_NO_SESSION`, `TIMEOUT`, `BAD_RESPONSE`, or the network's own `ECONNREFUSED`.
	 */
	readonly code: string;
	/** The HTTP status; null where no answer came. */
	readonly status: number | null;
	/** What the status or error code in the answer means, where there was one. */
	readonly errorClass: ErrorClass | null;
	/** Infobip's own word: `BAD_REQUEST`, `E401`. */
	readonly providerCode: string | null;
	/** Which fields are wrong, and why. */
	readonly violations: readonly Violation[];
	/** How long to wait, 0 to 15 minutes; null where Infobip did not say. */
	readonly retryAfterMs: number | null;
	/** What somebody can do about it, in plain words. */
	readonly advice: string | null;

	constructor(message: string, details: InfobipErrorDetails) {
		super(message, { cause: details.cause });
		this.kind = details.kind;
		this.code = details.code;
		this.status = details.status ?? null;
		this.errorClass = details.errorClass ?? null;
		this.providerCode = details.providerCode ?? null;
		this.violations = details.violations ?? [];
		this.retryAfterMs = details.retryAfterMs ?? null;
		this.advice = details.advice ?? null;
	}
}
