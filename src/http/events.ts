import type { ServerResponse } from "node:http";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { z } from "zod";
import type { JsonObject } from "../engine/model.ts";
import type { Endpoint } from "./endpoint.ts";
import { feedFilter } from "./feed-filter.ts";
import type { HttpContext, HttpOptions } from "./options.ts";
import { HttpProblem } from "./problem.ts";
import { readQuery } from "./read-request.ts";
import type { Sessions } from "./sessions.ts";
import {
	type Stream,
	type StreamRequest,
	streamHeaders,
	streamTo,
} from "./stream.ts";
import { type Who, whoAsks } from "./who.ts";

const HEARTBEAT_MS = 15_000;

export const eventsQuery = z.strictObject({
	since: z
		.string()
		.optional()
		.describe(
			"Starts after this journal number; `Last-Event-ID` goes before it. What is no number reads as: from now on.",
		),
	last: z
		.string()
		.regex(/^\d{1,4}$/, "a whole number up to 9999")
		.transform(Number)
		.optional()
		.describe(
			"Without a place to start from: so many of the newest rows first.",
		),
	types: z.string().optional().describe("Only these types, with commas."),
	contact: z
		.string()
		.max(200)
		.optional()
		.describe("Only this contact: `p_55`, `c_812` or a phone number."),
	rule: z.string().max(500).optional().describe("Only this rule."),
	pii: z.enum(["0", "1"]).optional().describe("`1`: phone numbers in full."),
	desk: z
		.enum(["0", "1"])
		.optional()
		.describe(
			"`1`: with `event: desk` frames, which have no id: who is typing, what was assigned, noted, seen, published.",
		),
});

/** The streams of the feed that are open. */
export interface EventStreams {
	readonly endpoint: Endpoint;
	/** Tells those who asked for the desk something that the journal does not keep. */
	tell(what: JsonObject): void;
	/** Ends them all, with a word on when to come back. */
	close(): void;
}

/** `GET /events`: the journal as server-sent events, written to the raw response, since each frame is encoded once for all readers. */
export function eventStreams(
	{ runtime, history }: HttpOptions,
	stillHolds: Sessions["stillHolds"],
): EventStreams {
	const open = new Map<Stream, OpenStream>();
	const heart = setInterval(() => {
		for (const [stream, { who }] of open) {
			stream.beat();
			endIfOver(stream, who);
		}
	}, HEARTBEAT_MS).unref();

	/** Who signed out elsewhere, or was removed, comes back and is told so. */
	function endIfOver(stream: Stream, who: Who): void {
		stillHolds(who).then(
			(holds) => holds || stream.end(),
			() => {},
		);
	}

	const handle = async (c: HttpContext): Promise<Response> => {
		const request = await requestOf(c, { runtime, history });
		if (c.req.method === "HEAD") return c.body(null, 200, streamHeaders);
		const outgoing = rawResponse(c);
		const stream = streamTo(outgoing, request);
		const { desk } = readQuery(c, eventsQuery);
		open.set(stream, { who: whoAsks(c), desk: desk === "1" });
		const detach = runtime.feed.attach(stream);
		outgoing.once("close", () => {
			detach();
			open.delete(stream);
		});
		return RESPONSE_ALREADY_SENT;
	};

	return {
		endpoint: { ...description, handle },
		tell(what) {
			const frame = `event: desk\ndata: ${JSON.stringify(what)}\n\n`;
			for (const [stream, { desk }] of open) if (desk) stream.write(frame);
		},
		close: () => {
			clearInterval(heart);
			for (const stream of open.keys()) stream.end();
		},
	};
}

interface OpenStream {
	readonly who: Who;
	readonly desk: boolean;
}

const description = {
	method: "get",
	path: "/events",
	role: "agent",
	summary: "The feed: every decision and what became of it, as it happens.",
	query: eventsQuery,
	headers: {
		"Last-Event-ID":
			"The last journal number that was seen; the stream goes on after it.",
	},
	answer: {
		status: 200,
		about:
			"`id`: the journal number, `event`: the type, `data`: one JSON object. A comment every 15 s.",
		type: "text/event-stream",
	},
	problems: ["wrong-value", "not-signed-in", "local-only", "unknown-contact"],
} satisfies Omit<Endpoint, "handle">;

async function requestOf(
	c: HttpContext,
	{ runtime, history }: Pick<HttpOptions, "runtime" | "history">,
): Promise<StreamRequest> {
	const query = readQuery(c, eventsQuery);
	const since = c.req.header("last-event-id") ?? query.since;
	return {
		since:
			since === undefined
				? beforeLast(runtime.status().lastSequence, query.last)
				: sequenceOf(since),
		wants: await feedFilter(query, history),
		pii: query.pii === "1",
	};
}

function beforeLast(
	newest: number | undefined,
	last: number | undefined,
): number | null {
	if (newest === undefined || last === undefined) return null;
	return Math.max(0, newest - last);
}

/** A journal number; null for what cannot be one. One from the future the feed itself answers with `reset`. */
function sequenceOf(text: string | undefined): number | null {
	if (text === undefined || !/^\d{1,16}$/.test(text)) return null;
	const sequence = Number(text);
	return Number.isSafeInteger(sequence) ? sequence : null;
}

function rawResponse(c: HttpContext): ServerResponse {
	const outgoing = c.env?.outgoing;
	if (outgoing !== undefined) return outgoing;
	throw new HttpProblem("not-available", {
		detail: "The feed needs a real connection.",
	});
}
