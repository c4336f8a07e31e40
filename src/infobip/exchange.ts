import { type Answer, answerOf } from "./answer.ts";
import { InfobipError } from "./error.ts";
import { invalidRequest } from "./invalid-request.ts";
import { networkError } from "./network-error.ts";
import { type Operation, pathOf } from "./operations.ts";
import type { SendText } from "./send-text.ts";

/** How requests leave. */
export interface ExchangeOptions {
	/** Scheme and host, as `baseUrlOf` gives it. */
	readonly baseUrl: string;
	readonly apiKey: string;
	readonly fetch: typeof fetch;
	/** What carries a body leaves by this. */
	readonly sendText: SendText;
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

/** Sends requests to the account's own host. Redirects are not followed, so that the key goes nowhere else. */
export interface Exchange {
	/** Gives the whole answer. */
	ask(operation: Operation, carried: Carried): Promise<Answer>;
	/** Gives an answer of which the body is still to be read; there is no body to send. */
	open(operation: Operation, carried: Omit<Carried, "body">): Promise<Response>;
}

/** Requests with the key, the headers and the time limit that Infobip's API wants. */
export function exchange(options: ExchangeOptions): Exchange {
	const { fetch, sendText } = options;
	const opened = (operation: Operation, { timeoutMs, ...carried }: Carried) =>
		fetch(urlOf(options, operation, carried), {
			method: operation.method,
			headers: headers(options, false),
			redirect: "manual",
			signal: AbortSignal.timeout(timeoutMs),
		});
	const asked = (
		operation: Operation,
		{ body, timeoutMs, ...carried }: Carried,
	) =>
		sendText({
			url: urlOf(options, operation, carried),
			method: operation.method,
			headers: headers(options, true),
			body: jsonText(body),
			timeoutMs,
		});
	return {
		ask: (operation, carried) =>
			overNetwork(operation, carried, async () =>
				carried.body === undefined
					? answerOf(await opened(operation, carried))
					: asked(operation, carried),
			),
		open: (operation, carried) =>
			overNetwork(operation, carried, () => opened(operation, carried)),
	};
}

/** What goes wrong on the way is told as ours; what did not leave because it cannot be right stays what it is. */
async function overNetwork<Value>(
	operation: Operation,
	{ timeoutMs }: Carried,
	run: () => Promise<Value>,
): Promise<Value> {
	try {
		return await run();
	} catch (cause) {
		if (cause instanceof InfobipError) throw cause;
		throw networkError(cause, operation, timeoutMs);
	}
}

function urlOf(
	{ baseUrl }: ExchangeOptions,
	operation: Operation,
	{ ids = {}, query }: Pick<Carried, "ids" | "query">,
): string {
	refuseEmptyIds(ids);
	return `${baseUrl}${pathOf(operation, ids)}${searchOf(query)}`;
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
