import type { LookupAddress } from "node:dns";
import {
	type IncomingMessage,
	type RequestOptions,
	request as requestHttp,
} from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import type { Fetch } from "../../engine/model.ts";
import { checkedAddresses, type Resolve } from "./checked-addresses.ts";

/** Larger answers are not read to their end. */
export const MOST_BYTES = 1024 * 1024;

/** What came back; `body` is null where it was too large. */
export interface Answered {
	readonly status: number;
	readonly body: string | null;
}

/** The request as it leaves. */
export type Asked = Pick<Fetch, "url" | "method" | "headers" | "body">;

/** Makes one request, once. Throws whatever kept it from an answer; it ends early when `signal` is aborted. */
export type Fetcher = (asked: Asked, signal: AbortSignal) => Promise<Answered>;

/**
 * Makes requests over the network: to public addresses and to the hosts in `allowed`, always to the very address that was
 * checked. It follows no redirect.
 */
export function fetcherOverNetwork(
	allowed: readonly string[] = [],
	resolve?: Resolve,
): Fetcher {
	return async (asked, signal) => {
		const url = new URL(asked.url);
		const addresses = await unlessAborted(
			checkedAddresses(url, allowed, resolve),
			signal,
		);
		return read(await ask(url, asked, { addresses, signal }));
	};
}

/** A name server that is silent cannot be told to stop: it is left behind. */
function unlessAborted<Value>(
	value: Promise<Value>,
	signal: AbortSignal,
): Promise<Value> {
	return new Promise((resolve, reject) => {
		const abort = () => reject(signal.reason);
		if (signal.aborted) abort();
		signal.addEventListener("abort", abort, { once: true });
		value.then(resolve, reject).finally(() => {
			signal.removeEventListener("abort", abort);
		});
	});
}

function ask(
	url: URL,
	{ method, headers, body }: Asked,
	{
		addresses,
		signal,
	}: {
		readonly addresses: readonly LookupAddress[];
		readonly signal: AbortSignal;
	},
): Promise<IncomingMessage> {
	const request = url.protocol === "https:" ? requestHttps : requestHttp;
	const options: RequestOptions = {
		method,
		headers: headersOf(headers, body),
		agent: false,
		lookup: only(addresses),
		signal,
	};
	return new Promise((resolve, reject) => {
		request(url, options, resolve).on("error", reject).end(body);
	});
}

/** Node writes headers as Latin-1; servers read UTF-8. */
function headersOf(
	headers: Asked["headers"],
	body: string | null,
): Record<string, string> {
	const length = body === null ? 0 : Buffer.byteLength(body);
	const entries = Object.entries(headers).map(([name, value]) => [
		name,
		Buffer.from(value, "utf8").toString("latin1"),
	]);
	return {
		...Object.fromEntries(entries),
		...(body === null ? {} : { "content-length": String(length) }),
	};
}

function only(addresses: readonly LookupAddress[]): LookupFunction {
	return (_host, { all }, done) => {
		const [first] = addresses;
		if (all) done(null, [...addresses]);
		else if (first) done(null, first.address, first.family);
		else done(new Error("The host has no address."), "", 4);
	};
}

async function read(response: IncomingMessage): Promise<Answered> {
	const status = response.statusCode ?? 0;
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of response as AsyncIterable<Buffer>) {
		bytes += chunk.length;
		// Leaving the loop closes the connection.
		if (bytes > MOST_BYTES) return { status, body: null };
		chunks.push(chunk);
	}
	return { status, body: Buffer.concat(chunks).toString("utf8") };
}
