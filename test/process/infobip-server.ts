import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import {
	type Emulator,
	emulator,
} from "../../src/infobip/emulator/emulator.ts";
import type { EmulatorOptions } from "../../src/infobip/emulator/options.ts";
import { createReporter } from "./reporter.ts";

/** A request as it arrived at the emulated Infobip. */
export interface ReceivedRequest {
	readonly method: string;
	/** Still percent-encoded. */
	readonly path: string;
	readonly authorization: string | null;
	/** The JSON body; null where there is none. */
	readonly body: unknown;
	/** Milliseconds since 1970. */
	readonly at: number;
}

/** The emulated Infobip behind a real port. */
export interface InfobipServer {
	readonly url: string;
	readonly emulator: Emulator;
	/** Everything that was asked, the oldest first. */
	readonly requests: readonly ReceivedRequest[];
	/** The requests that send a message, with what each would show the customer. */
	messages(): readonly SentRequest[];
	/** Resolves as soon as it holds; looked at after every request. Rejects after 40 s. */
	until(holds: () => boolean): Promise<void>;
	/** Where reports go from now on. */
	reportTo(webhook: () => string): void;
	close(): Promise<void>;
}

/** One message as it was asked for. */
export interface SentRequest extends ReceivedRequest {
	/** `text`, `image`, `interactive/buttons` … */
	readonly kind: string;
	readonly to: string;
	readonly messageId: string;
	readonly content: Readonly<Record<string, unknown>>;
}

const PATIENCE_MS = 40_000;

/** Our number, and the key, at the emulated Infobip. */
export const account = {
	INFOBIP_SENDER: "447860099299",
	INFOBIP_API_KEY: "key-of-the-tests",
} as const;

/** Starts an emulated Infobip on a free port of this machine. */
export async function startInfobip(
	options: Partial<EmulatorOptions> = {},
): Promise<InfobipServer> {
	let webhook = () => "";
	const emulated = newInfobip(() => webhook(), options);
	const requests: ReceivedRequest[] = [];
	const waiting = new Set<() => void>();
	const server = serve({
		port: 0,
		hostname: "127.0.0.1",
		fetch: async (request, bindings) => {
			requests.push(await received(request));
			for (const look of waiting) look();
			return emulated.app.fetch(request, bindings);
		},
	});
	await new Promise((resolve) => server.once("listening", resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		emulator: emulated,
		requests,
		messages: () => requests.flatMap(sentRequests),
		until: (holds) => untilHolds(holds, waiting),
		reportTo(next) {
			webhook = next;
		},
		close: () => new Promise((resolve) => server.close(() => resolve())),
	};
}

/** An emulated Infobip without a port, with the account of the tests. Its reports wait for a server that listens. */
export function newInfobip(
	webhook: () => string,
	options: Partial<EmulatorOptions>,
): Emulator {
	return emulator({
		apiKey: account.INFOBIP_API_KEY,
		senders: [account.INFOBIP_SENDER],
		reportDelayMs: 20,
		onWebhook: createReporter(webhook),
		...options,
	});
}

async function received(request: Request): Promise<ReceivedRequest> {
	const text = await request.clone().text();
	return {
		method: request.method,
		path: new URL(request.url).pathname,
		authorization: request.headers.get("authorization"),
		body: text === "" ? null : JSON.parse(text),
		at: Date.now(),
	};
}

function sentRequests(request: ReceivedRequest): readonly SentRequest[] {
	const kind = /^\/whatsapp\/1\/message\/(.+)$/.exec(request.path)?.[1];
	if (kind === undefined) return [];
	const body = request.body as { readonly messages?: readonly object[] };
	return (body.messages ?? [body]).map(
		(message) => ({ ...request, ...message, kind }) as SentRequest,
	);
}

function untilHolds(
	holds: () => boolean,
	waiting: Set<() => void>,
): Promise<void> {
	return new Promise((resolve, reject) => {
		const look = () => {
			if (!holds()) return;
			waiting.delete(look);
			clearTimeout(limit);
			resolve();
		};
		const limit = setTimeout(() => {
			waiting.delete(look);
			reject(new Error(`Not in time: ${holds}`));
		}, PATIENCE_MS);
		waiting.add(look);
		look();
	});
}
