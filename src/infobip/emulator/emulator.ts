import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import { otherOperations, pathOf } from "../operations.ts";
import { account, type TakenMessage } from "./account.ts";
import { errorAnswer } from "./answers.ts";
import { emulatedFetch } from "./emulated-fetch.ts";
import { type Fault, type FaultRule, faults } from "./faults.ts";
import { type ReadMark, serveInbound } from "./inbound-operations.ts";
import { mediaShelf, type ShelvedMedia } from "./media-shelf.ts";
import type { EmulatorOptions } from "./options.ts";
import { postman } from "./postman.ts";
import { type CustomerMessage, inboundBody } from "./reports.ts";
import { respond } from "./respond.ts";
import { serveSending, type TypingBubble } from "./send-operations.ts";
import { serving } from "./serve.ts";

/** A request as it arrived, for tests that look at what was asked and with which key. */
export interface SeenRequest {
	readonly method: string;
	/** As it came, still percent-encoded. */
	readonly path: string;
	readonly authorization: string | null;
}

/** An emulated Infobip account. */
export interface Emulator {
	/** The API, to be served. */
	readonly app: Hono;
	/** The API without a network: give it to the client. */
	readonly fetch: typeof fetch;
	/** What was taken, the oldest first, at most the last 10,000. */
	readonly sent: readonly TakenMessage[];
	/** Read marks. */
	readonly reads: readonly ReadMark[];
	/** Typing bubbles. */
	readonly typings: readonly TypingBubble[];
	/** The last 10,000 requests. */
	readonly requests: readonly SeenRequest[];
	/** The next request that fits meets this. */
	fault(fault: Fault, rule?: FaultRule): void;
	/** Puts media where a download finds it; gives the address for an inbound message. */
	keepMedia(media: ShelvedMedia): string;
	/** A customer writes: the webhook gets it. Gives the message's id. */
	writes(message: CustomerMessage): string;
	/** Resolves when no webhook is on its way or waiting. */
	idle(): Promise<void>;
}

/** Longer lists lose their oldest entries, so that a demo can run for months. */
const MOST_KEPT = 10_000;

/**
 * Behaves like Infobip's WhatsApp API for one account: checks requests by the same limits, answers in the same shapes,
 * then reports to the webhook. Nothing leaves but webhooks. Its state is in memory.
 */
export function emulator(options: EmulatorOptions): Emulator {
	const {
		fetch = globalThis.fetch,
		now = Date.now,
		later = afterTimeout,
	} = options;
	const app = new Hono();
	const mail = postman({ ...options, fetch, later });
	const state = account(options, mail);
	const plan = faults();
	const shelf = mediaShelf();
	const reads: ReadMark[] = [];
	const typings: TypingBubble[] = [];
	const requests: SeenRequest[] = [];
	remember(app, requests, [requests, reads, typings]);
	const { apiKey, limits = true } = options;
	const serve = serving({ app, apiKey, limits, faults: plan, now, later });
	serveSending(serve, state, typings);
	serveInbound({ app, serve }, { account: state, shelf }, reads);
	app.notFound(() => respond(errorAnswer(404)));
	return {
		app,
		fetch: emulatedFetch(app),
		sent: state.sent,
		reads,
		typings,
		requests,
		fault: plan.add,
		keepMedia(media) {
			const ids = { sender: media.sender, mediaId: shelf.keep(media) };
			// Real addresses name the shared host, not the account's.
			return `https://api.infobip.com${pathOf(otherOperations.downloadMedia, ids)}`;
		},
		writes(message) {
			const messageId = message.messageId ?? newInboundId();
			state.customerWrote(
				message.to,
				message.from,
				message.receivedAt ?? now(),
			);
			mail.post(inboundBody(message, messageId, now()));
			return messageId;
		},
		idle: mail.idle,
	};
}

// WhatsApp's ids hold `/`, `+` and `=`, which is what breaks clients.
function newInboundId(): string {
	return `wamid.${randomBytes(40).toString("base64")}`;
}

function afterTimeout(delayMs: number, run: () => void): void {
	setTimeout(run, delayMs).unref();
}

function remember(
	app: Hono,
	requests: SeenRequest[],
	lists: readonly unknown[][],
): void {
	app.use(async (context, next) => {
		const authorization = context.req.header("authorization") ?? null;
		const { method, url } = context.req;
		requests.push({ method, path: new URL(url).pathname, authorization });
		for (const list of lists) if (list.length > MOST_KEPT) list.shift();
		await next();
	});
}
