import { randomUUID } from "node:crypto";
import type { Config } from "../../config.ts";
import type { OutboundContent } from "../../engine/model.ts";
import { createLog } from "../../log.ts";
import { startMarhaba } from "../../main.ts";
import { CommandError } from "../exit.ts";
import type { FeedFrame } from "../feed-line.ts";
import { readFeed } from "../read-feed.ts";
import { type ServerClient, serverClient } from "../server-client.ts";
import { wordsOf } from "./words.ts";

/** How long to wait for the provider's answer. */
const WAIT_MS = 30_000;

/** The Marhaba that runs already, or one of our own for as long as the message takes. */
export async function withServer(
	config: Config,
	work: (client: ServerClient) => Promise<void>,
): Promise<void> {
	const running = serverClient(config);
	if (await running.isUp()) return work(running);
	const log = createLog({ ...config.log, level: "error" });
	const own = await startMarhaba({ ...config, port: 0 }, log);
	try {
		await work(serverClient(config, { url: own.url }));
	} finally {
		await own.stop();
	}
}

/** Sends it through the server, and gives what became of it. */
export async function sendThrough(
	client: ServerClient,
	to: string,
	content: OutboundContent,
): Promise<FeedFrame> {
	const done = new AbortController();
	const frames = readFeed(
		client,
		{ types: "send.accepted,send.failed,send.withheld" },
		AbortSignal.any([done.signal, AbortSignal.timeout(WAIT_MS)]),
	);
	try {
		return await sendAndHear(client, to, content, frames);
	} finally {
		done.abort();
	}
}

async function sendAndHear(
	client: ServerClient,
	to: string,
	content: OutboundContent,
	frames: AsyncGenerator<FeedFrame>,
): Promise<FeedFrame> {
	const first = frames.next();
	// Nobody reads on where the server refuses the message.
	first.catch(() => {});
	const response = await client.request("/api/messages", {
		method: "POST",
		headers: {
			"content-type": "application/json",
			"idempotency-key": randomUUID(),
		},
		body: JSON.stringify({ to, ...wordsOf(content) }),
	});
	const answer = (await response.json()) as Record<string, unknown>;
	if (!response.ok)
		throw new CommandError(
			String(answer.detail ?? answer.title ?? response.status),
			"refused",
		);
	return outcomeFor(String(answer.conversation), first, frames);
}

async function outcomeFor(
	conversation: string,
	first: Promise<IteratorResult<FeedFrame>>,
	frames: AsyncGenerator<FeedFrame>,
): Promise<FeedFrame> {
	try {
		for (let next = await first; !next.done; next = await frames.next())
			if (next.value.conversation === conversation) return next.value;
	} catch (cause) {
		throw new CommandError(
			`Infobip has not answered within ${WAIT_MS / 1000} seconds. The message is kept and goes on being tried while Marhaba runs.`,
			"network",
			{ cause },
		);
	}
	throw new CommandError("The server ended before it answered.", "network");
}
