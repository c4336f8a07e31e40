import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import { otherOperations, pathOf } from "../operations.ts";
import { writeDate } from "../webhook/date.ts";
import { account, type TakenMessage } from "./account.ts";
import {
	type Identities,
	identityEvent,
	identityKey,
	serveAccount,
} from "./account-operations.ts";
import { errorAnswer } from "./answers.ts";
import { emulatedFetch } from "./emulated-fetch.ts";
import type { EmulatedTemplate } from "./emulated-template.ts";
import { type Fault, type FaultRule, faults } from "./faults.ts";
import { type ReadMark, serveInbound } from "./inbound-operations.ts";
import { mediaShelf, type ShelvedMedia } from "./media-shelf.ts";
import type { EmulatorOptions } from "./options.ts";
import { postman } from "./postman.ts";
import { type CustomerMessage, inboundBody } from "./reports.ts";
import { respond } from "./respond.ts";
import { remember, type SeenRequest } from "./seen-requests.ts";
import { serveSending, type TypingBubble } from "./send-operations.ts";
import { serving } from "./serve.ts";
import { deliveryFor, subscriptionBook } from "./subscription-book.ts";
import { serveSubscriptions } from "./subscription-operations.ts";
import { templateBook } from "./template-book.ts";
import { serveTemplates, statusEvent } from "./template-operations.ts";
import { usualTemplates } from "./usual-templates.ts";

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
	/** The account's templates as they stand. */
	readonly templates: () => readonly EmulatedTemplate[];
	/** WhatsApp decides on a template, `REJECTED` say: the webhook is told. False where there is no such template. */
	judge(templateId: string, status: string, reason?: string): boolean;
	/** A customer has a new phone: their code changes, and the webhook hears of it. */
	changeIdentity(
		contact: { readonly sender: string; readonly userNumber: string },
		hash: string,
	): void;
	/** A customer writes: the webhook gets it. Gives the message's id. */
	writes(message: CustomerMessage): string;
	/** Resolves when no webhook is on its way or waiting. */
	idle(): Promise<void>;
}

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
	const subscriptions = subscriptionBook();
	const subscribed = (body: unknown) => deliveryFor(subscriptions, body);
	const mail = postman({ ...options, fetch, later, subscribed });
	const { templates = usualTemplates, approveAfterMs = 500 } = options;
	const book = templateBook(templates, now);
	const state = account(options, mail, book);
	const plan = faults();
	const shelf = mediaShelf();
	const reads: ReadMark[] = [];
	const typings: TypingBubble[] = [];
	const requests: SeenRequest[] = [];
	remember(app, requests, [requests, reads, typings]);
	const { apiKey, limits = true } = options;
	const serve = serving({ app, apiKey, limits, faults: plan, now, later });
	serveSending(serve, state, typings);
	const identities: Identities = new Map();
	serveAccount(serve, { account: state, shelf, identities });
	serveSubscriptions(serve, subscriptions);
	serveTemplates(serve, { account: state, book, mail, now, approveAfterMs });
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
		templates: book.all,
		judge(templateId, status, reason = "NONE") {
			const judged = book.judge(templateId, status);
			if (judged !== null) mail.post(statusEvent(judged, reason, now()));
			return judged !== null;
		},
		changeIdentity(contact, hash) {
			const key = identityKey(contact.sender, contact.userNumber);
			const createdAt = writeDate(now());
			identities.set(key, { hash, acknowledged: false, createdAt });
			mail.post(identityEvent(contact, hash, now()));
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
