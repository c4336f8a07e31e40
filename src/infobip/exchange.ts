import { invalidRequest } from "./invalid-request.ts";
import { networkError } from "./network-error.ts";
import { type Operation, pathOf } from "./operations.ts";

/** How requests leave. */
export interface ExchangeOptions {
	/** Scheme and host, as `baseUrlOf` gives it. */
	readonly baseUrl: string;
	readonly apiKey: string;
	readonly fetch: typeof fetch;
	readonly userAgent: string;
}

/** What one request carries. */
export interface Carried {
	/** What fills the `{…}` of the path. */
	readonly ids?: Readonly<Record<string, string>>;
	/** What stands behind the path's question mark. */
	readonly query?:
		| Readonly<Record<string, string>>
		| readonly (readonly [string, string])[];
	/** Sent as JSON. */
	readonly body?: unknown;
	/** For the whole exchange, body included. */
	readonly timeoutMs: number;
}

/** Sends one request to the account's own host. Redirects are not followed, so that the key goes nowhere else. */
export type Exchange = (
	operation: Operation,
	carried: Carried,
) => Promise<Response>;

/** Requests with the key, the headers and the time limit that Infobip's API wants. */
export function exchange(options: ExchangeOptions): Exchange {
	return async (operation, { ids = {}, query, body, timeoutMs }) => {
		refuseEmptyIds(ids);
		const search = searchOf(query);
		const url = `${options.baseUrl}${pathOf(operation, ids)}${search}`;
		const text = body === undefined ? null : jsonText(body);
		try {
			return await options.fetch(url, {
				method: operation.method,
				headers: headers(options, text !== null),
				redirect: "manual",
				signal: AbortSignal.timeout(timeoutMs),
				...(text === null ? {} : { body: text }),
			});
		} catch (cause) {
			throw networkError(cause, operation, timeoutMs);
		}
	};
}

function searchOf(query: Carried["query"] = {}): string {
	const pairs = Array.isArray(query) ? query : Object.entries(query);
	return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs)}`;
}

// 401, 403, 429 and 500 exist as XML too, hence Accept.
function headers({ apiKey, userAgent }: ExchangeOptions, hasBody: boolean) {
	return {
		Authorization: `App ${apiKey}`,
		Accept: "application/json",
		"User-Agent": userAgent,
		...(hasBody ? { "Content-Type": "application/json" } : {}),
	};
}

// A dot or two would climb up the path, however they are encoded.
function refuseEmptyIds(ids: Readonly<Record<string, string>>): void {
	const bad = Object.keys(ids).filter((name) =>
		/^\.{0,2}$/.test(ids[name] ?? ""),
	);
	if (bad.length > 0)
		throw invalidRequest(
			"The request",
			bad.map((path) => ({ path, violation: "is no id" })),
		);
}

// A number that JSON lacks, or a circle: certainly nothing was sent.
function jsonText(body: unknown): string {
	try {
		return JSON.stringify(body, wellFormed);
	} catch (cause) {
		const violation = `cannot be written as JSON: ${(cause as Error).message}`;
		throw invalidRequest("The request", [{ path: "", violation }]);
	}
}

// Half a character is valid in our strings but not in JSON that others read.
function wellFormed(_key: string, value: unknown): unknown {
	return typeof value === "string"
		? value.replace(/\p{Surrogate}/gu, "\uFFFD")
		: value;
}
