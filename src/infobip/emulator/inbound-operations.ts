import type { Context, Hono } from "hono";
import { otherOperations } from "../operations.ts";
import type { Account } from "./account.ts";
import { type Answer, errorAnswer } from "./answers.ts";
import type { MediaShelf, ShelvedMedia } from "./media-shelf.ts";
import { respond } from "./respond.ts";
import type { Serve } from "./serve.ts";

/** A read mark as it was asked for. */
export interface ReadMark {
	readonly sender: string;
	readonly messageId: string;
}

/** Serves what stands around messages: read marks, media, and how the numbers are rated. */
export function serveInbound(
	{ app, serve }: { readonly app: Hono; readonly serve: Serve },
	{ account, shelf }: { readonly account: Account; readonly shelf: MediaShelf },
	reads: ReadMark[],
): void {
	serve(otherOperations.markAsRead, (context) =>
		markRead(context, account, reads),
	);
	serve(otherOperations.senderQuality, (context) => ({
		status: 200,
		body: { results: qualities(context, account) },
	}));
	// Hono answers HEAD with what GET would, without its body.
	serve(otherOperations.downloadMedia, (context) => load(context, shelf));
	app.get("/emulated-cdn/:sender/:mediaId", (context) => {
		const media = found(context, shelf);
		return media === null ? respond(errorAnswer(404)) : file(media);
	});
}

function markRead(
	context: Context,
	account: Account,
	reads: ReadMark[],
): Answer {
	const { sender = "", messageId = "" } = context.req.param();
	if (!/^\d+$/.test(sender))
		return { status: 400, body: { error: "sender must be a number" } };
	if (!account.knows(sender) || account.isOurs(messageId))
		return errorAnswer(404);
	reads.push({ sender, messageId });
	return { status: 204, body: null };
}

function qualities(context: Context, account: Account): readonly object[] {
	const asked = (context.req.query("senders") ?? "").split(",");
	return asked
		.filter((sender) => account.knows(sender))
		.map((sender) => ({
			sender,
			qualityRating: "HIGH",
			status: "CONNECTED",
			currentLimit: "LIMIT_1K",
		}));
}

function load(context: Context, shelf: MediaShelf): Answer | Response {
	const media = found(context, shelf);
	if (media === null) return errorAnswer(404);
	if (!media.cached || context.req.method === "HEAD") return file(media);
	const { sender = "", mediaId = "" } = context.req.param();
	const path = `/emulated-cdn/${sender}/${encodeURIComponent(mediaId)}`;
	const Location = new URL(path, context.req.url).href;
	return { status: 302, body: null, headers: { Location } };
}

function found(context: Context, shelf: MediaShelf): ShelvedMedia | null {
	const { sender = "", mediaId = "" } = context.req.param();
	return shelf.find(sender, mediaId);
}

function file({ bytes, contentType }: ShelvedMedia): Response {
	const headers = {
		"Content-Type": contentType,
		"Content-Length": String(bytes.byteLength),
	};
	return new Response(new Uint8Array(bytes), { headers });
}
