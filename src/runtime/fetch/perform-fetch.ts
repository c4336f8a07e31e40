import type { Fetch, FetchResult, JsonValue } from "../../engine/model.ts";
import { pause, type Timer } from "../timer.ts";
import { ForbiddenAddress } from "./checked-addresses.ts";
import type { Answered, Fetcher } from "./fetcher.ts";

/** What a request is made with. */
export interface PerformOptions {
	readonly fetcher: Fetcher;
	readonly timer: Timer;
	/** Hears of an address that is forbidden. */
	readonly onForbidden: (reason: string) => void;
}

const TRIES = 3;
/** Milliseconds before the second try; before the third it is twice as long. */
const REST_MS = 200;

/**
 * Makes a request and says what it gave; never throws. A GET, or one that the owner says may be repeated, is tried three times
 * within its `timeoutMs`; any other once, and where nobody knows what became of it the reason is `unknown`.
 */
export async function performFetch(
	fetch: Fetch,
	options: PerformOptions,
	stopped: AbortSignal,
): Promise<FetchResult> {
	const late = new AbortController();
	const cancel = options.timer.after(fetch.timeoutMs, () => late.abort());
	const signal = AbortSignal.any([late.signal, stopped]);
	try {
		return await tryOften(fetch, options, signal);
	} finally {
		cancel();
	}
}

/** Whether it may be made twice without doing something twice. */
function isRepeatable({ method, retry }: Fetch): boolean {
	return method === "GET" || retry;
}

async function tryOften(
	fetch: Fetch,
	options: PerformOptions,
	signal: AbortSignal,
): Promise<FetchResult> {
	const tries = isRepeatable(fetch) ? TRIES : 1;
	for (let nth = 1; ; nth += 1) {
		const { result, passing } = await tryOnce(fetch, options, signal);
		if (!passing || nth >= tries || signal.aborted) return result;
		await Promise.race([pause(options.timer, nth * REST_MS), aborted(signal)]);
		if (signal.aborted) return result;
	}
}

/** What one try gave, and whether the next may give something better. */
interface Tried {
	readonly result: FetchResult;
	readonly passing: boolean;
}

function aborted(signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		signal.addEventListener("abort", () => resolve(), { once: true });
	});
}

type Failure = Extract<FetchResult, { ok: false }>;

async function tryOnce(
	fetch: Fetch,
	{ fetcher, onForbidden }: PerformOptions,
	signal: AbortSignal,
): Promise<Tried> {
	try {
		const answered = await fetcher(withKey(fetch), signal);
		return { result: resultOf(answered), passing: isBusy(answered) };
	} catch (error) {
		if (!(error instanceof ForbiddenAddress)) {
			const reason = reasonOf(fetch, error, signal.aborted);
			return { result: failure(null, reason), passing: true };
		}
		onForbidden(error.message);
		return { result: failure(null, "refused"), passing: false };
	}
}

/** A busy or broken server may answer the next time. */
function isBusy({ status }: Answered): boolean {
	return status >= 500 || status === 429;
}

/** Why there is no answer. What may have been done, and must not be done twice, is `unknown`. */
function reasonOf(fetch: Fetch, error: unknown, late: boolean): string {
	if (isRepeatable(fetch)) return late ? "timeout" : "refused";
	const { code } = error as { readonly code?: unknown };
	return neverLeft.has(code) ? "refused" : "unknown";
}

/** Node's words for a request that found nobody to go to. */
const neverLeft: ReadonlySet<unknown> = new Set([
	"ECONNREFUSED",
	"ENOTFOUND",
	"EAI_AGAIN",
	"EHOSTUNREACH",
	"ENETUNREACH",
]);

/** The same request has the same key however often it is made: the other system can tell that it has done it already. */
function withKey(fetch: Fetch): Fetch {
	const headers = {
		accept: "application/json",
		...fetch.headers,
		"idempotency-key": fetch.continuation,
	};
	return { ...fetch, headers };
}

function resultOf({ status, body }: Answered): FetchResult {
	if (status === 404 || status === 410) return failure(status, "not-found");
	if (status < 200 || status > 299) return failure(status, "refused");
	if (body === null) return failure(status, "too-large");
	try {
		return { ok: true, status, body: JSON.parse(body) as JsonValue };
	} catch {
		return failure(status, "not-json");
	}
}

function failure(status: number | null, reason: string): Failure {
	return { ok: false, status, reason };
}
