import { answerText } from "./answer.ts";
import { baseUrlOf } from "./base-url.ts";
import { checkRequest } from "./check-request.ts";
import { type Exchange, exchange } from "./exchange.ts";
import { type Media, media } from "./media.ts";
import { otherOperations, sendOperations } from "./operations.ts";
import {
	type RequestName,
	type RequestOf,
	requests,
} from "./requests/requests.ts";
import { type SenderQuality, senderQuality } from "./senders.ts";
import { accepted, readSent, type Sent } from "./sent.ts";

/** How to reach an account. */
export interface InfobipOptions {
	/** As Infobip shows it, e.g. `xxxxx.api.infobip.com`. */
	readonly baseUrl: string;
	readonly apiKey: string;
	/** Another `fetch`, for tests and proxies. */
	readonly fetch?: typeof fetch;
	/** How long one request may take, answer included; 10 seconds where it is left out. */
	readonly timeoutMs?: number;
	readonly userAgent?: string;
}

/** Sends messages of each kind. They are checked first; what Infobip would refuse does not leave. */
export type Messages = {
	readonly [Name in RequestName]: (message: RequestOf<Name>) => Promise<Sent>;
} & {
	/** Several templates in one request. The status of each is in the answer and has to be looked at. */
	readonly templates: (
		messages: readonly RequestOf<"template">[],
		options?: { readonly bulkId?: string },
	) => Promise<readonly Sent[]>;
};

/** A client for Infobip's WhatsApp API. Every method throws an `InfobipError`. */
export interface Infobip {
	/** Where requests go. */
	readonly baseUrl: string;
	readonly messages: Messages;
	readonly media: Media;
	/** Marks an inbound message, and those before it, as read. `sender` is the number that received it. */
	markAsRead(message: {
		readonly sender: string;
		readonly messageId: string;
	}): Promise<void>;
	/** How WhatsApp rates the account's numbers; a number that is not the account's is missing in the answer. */
	senderQuality(senders: readonly string[]): Promise<readonly SenderQuality[]>;
	/** Shows the typing bubble for up to 25 seconds; WhatsApp marks the chat as read with it. */
	typing(chat: { readonly from: string; readonly to: string }): Promise<void>;
}

/**
 * A client for one Infobip account.
 *
 * @example
 * const client = infobip({ baseUrl: "xxxxx.api.infobip.com", apiKey });
 * await client.messages.text({ from: "447860099299", to: "96170111222", content: { text: "Hello" } });
 * @throws TypeError where the base URL or the key cannot be right.
 */
export function infobip(options: InfobipOptions): Infobip {
	const { timeoutMs = 10_000, fetch = globalThis.fetch } = options;
	const baseUrl = baseUrlOf(options.baseUrl);
	const exchanged = exchange({
		baseUrl,
		fetch,
		apiKey: checkedKey(options.apiKey),
		userAgent: options.userAgent ?? "infobip-whatsapp-client/1.0",
	});
	return {
		baseUrl,
		messages: messages(exchanged, timeoutMs),
		media: media(exchanged, { baseUrl, fetch, timeoutMs }),
		markAsRead: (ids) => markAsRead(exchanged, ids, timeoutMs),
		senderQuality: (senders) => senderQuality(exchanged, senders, timeoutMs),
		typing: (chat) => typing(exchanged, chat, timeoutMs),
	};
}

function checkedKey(key: string): string {
	if (/^[\x21-\x7e]+$/.test(key) && !/^["']|["']$/.test(key)) return key;
	throw new TypeError(
		'The API key must be the bare key: no spaces, quotes, line breaks, and no "App" in front.',
	);
}

function messages(exchanged: Exchange, timeoutMs: number): Messages {
	const post = async (name: RequestName, body: unknown) => {
		const operation = sendOperations[name];
		const response = await exchanged(operation, { body, timeoutMs });
		return answerText(response, operation, timeoutMs);
	};
	const send = async (name: RequestName, message: unknown) => {
		const warnings = checkRequest(name, message);
		const body = name === "template" ? { messages: [message] } : message;
		const text = await post(name, body);
		return accepted(onlyOne(readSent(text, sendOperations[name], warnings)));
	};
	const names = Object.keys(requests) as RequestName[];
	const single = Object.fromEntries(
		names.map((name) => [name, (message: unknown) => send(name, message)]),
	);
	return {
		...single,
		templates: async (all: readonly unknown[], { bulkId } = {}) => {
			const warnings = all.flatMap((one) => checkRequest("template", one));
			const body = { messages: all, ...(bulkId ? { bulkId } : {}) };
			const text = await post("template", body);
			return readSent(text, sendOperations.template, warnings);
		},
		// The compiler cannot see that `single` has one method for each name of `requests`.
	} as Messages;
}

function onlyOne(all: readonly Sent[]): Sent {
	const [first] = all;
	if (first === undefined) throw new Error("readSent gives at least one");
	return first;
}

async function markAsRead(
	exchanged: Exchange,
	ids: { readonly sender: string; readonly messageId: string },
	timeoutMs: number,
): Promise<void> {
	const operation = otherOperations.markAsRead;
	const { sender, messageId } = ids;
	const response = await exchanged(operation, {
		ids: { sender, messageId },
		timeoutMs,
	});
	await answerText(response, operation, timeoutMs);
}

async function typing(
	exchanged: Exchange,
	{ from, to }: { readonly from: string; readonly to: string },
	timeoutMs: number,
): Promise<void> {
	const operation = otherOperations.typing;
	const content = { type: "TYPING_INDICATOR" };
	const event = { sender: from, destinations: [{ to }], content };
	const body = { events: [event] };
	const response = await exchanged(operation, { body, timeoutMs });
	const text = await answerText(response, operation, timeoutMs);
	accepted(onlyOne(readSent(text, operation, [])));
}
