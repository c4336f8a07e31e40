import { randomUUID } from "node:crypto";
import { createInterface } from "node:readline/promises";
import type { Command } from "commander";
import { whatsapp } from "../channels/whatsapp.ts";
import type { Config } from "../config.ts";
import type { OutboundContent } from "../engine/model.ts";
import { infobip } from "../infobip/client.ts";
import { createLog } from "../log.ts";
import { startMarhaba } from "../main.ts";
import { CommandError } from "./exit.ts";
import type { FeedFrame } from "./feed-line.ts";
import { printJson, tell } from "./output.ts";
import { readFeed } from "./read-feed.ts";
import {
	contentOf,
	type SendFlags,
	type SendKind,
	sendKinds,
	wordsOf,
} from "./send-words.ts";
import { type ServerClient, serverClient } from "./server-client.ts";
import { readSettings } from "./settings.ts";

interface SendOptions extends SendFlags {
	readonly to: string;
	readonly yes?: boolean;
	readonly dryRun?: boolean;
	readonly json?: boolean;
}

/** How long to wait for the provider's answer. */
const WAIT_MS = 30_000;

/** `marhaba send KIND --to NUMBER`: one message through the outbox, so that it stands in the history. */
export function sendCommand(program: Command): void {
	program
		.command("send")
		.description("send one message to one number")
		.argument("<kind>", `what: ${Object.keys(sendKinds).join(", ")}`)
		.requiredOption("--to <number>", "to whom, with the country: +961…")
		.option("--text <text>", "text: what it says")
		.option("--url <url>", "image: where the picture lies")
		.option("--caption <text>", "image: what stands below it")
		.option("--lat <degrees>", "location: degrees north")
		.option("--lng <degrees>", "location: degrees east")
		.option("--name <text>", "location: the name of the place")
		.option("--address <text>", "location: its address")
		.option("--template <name>", "template: its name")
		.option("--language <code>", "template: its language, such as en or en_US")
		.option("--body <value...>", "template: what fills its blanks, in order")
		.option("--dry-run", "print the request to Infobip and send nothing")
		.option("-y, --yes", "do not ask")
		.option("--json", "the outcome as JSON")
		.action(send);
}

async function send(kind: string, options: SendOptions): Promise<void> {
	if (!isSendKind(kind))
		throw new CommandError(
			`send knows ${Object.keys(sendKinds).join(", ")}; "${kind}" is none of them.`,
			"usage",
		);
	const content = contentOf(kind, options);
	const config = readSettings();
	if (options.dryRun) return printJson(await dryRun(config, options, content));
	await confirm(config, options);
	await withServer(config, async (client) => {
		report(await sendThrough(client, options, content), options);
	});
}

function isSendKind(kind: string): kind is SendKind {
	return Object.hasOwn(sendKinds, kind);
}

/** The request as it would leave, without its key. */
async function dryRun(
	{ infobip: account }: Config,
	{ to }: SendOptions,
	content: OutboundContent,
): Promise<object> {
	const requests: object[] = [];
	const client = infobip({
		baseUrl: account?.baseUrl ?? "http://127.0.0.1",
		apiKey: "dry-run",
		fetch: async (input, init) => {
			const { method, url } = new Request(input, init);
			const body: unknown = JSON.parse(String(init?.body ?? "null"));
			requests.push({ method, url, body });
			return Response.json({ messages: [], status: {} });
		},
	});
	const sending = whatsapp({ client }).send({
		messageId: "dry-run",
		sender: account?.sender ?? "10000",
		to: { kind: "phone", value: to.replace(/\D/g, "") },
		content,
		quote: null,
	});
	const failure = await sending.then(
		() => null,
		(error: unknown) => error,
	);
	const [request] = requests;
	if (request) return request;
	throw new CommandError(String((failure as Error).message), "refused");
}

/** A message to a real person is worth a question. */
async function confirm(config: Config, options: SendOptions): Promise<void> {
	if (config.infobip === null || options.yes) return;
	if (!process.stdin.isTTY)
		throw new CommandError(
			"This sends a real message. Say --yes to send it without being asked.",
			"usage",
		);
	const ask = createInterface({ input: process.stdin, output: process.stderr });
	const answer = await ask.question(`Send this to ${options.to}? [y/N] `);
	ask.close();
	if (!/^y(es)?$/i.test(answer.trim()))
		throw new CommandError("Nothing was sent.", "problems");
}

/** The Marhaba that runs already, or one of our own for as long as the message takes. */
async function withServer(
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

async function sendThrough(
	client: ServerClient,
	{ to }: SendOptions,
	content: OutboundContent,
): Promise<FeedFrame> {
	const done = new AbortController();
	const frames = readFeed(
		client,
		{ types: "send.accepted,send.failed,send.withheld" },
		AbortSignal.any([done.signal, AbortSignal.timeout(WAIT_MS)]),
	);
	try {
		return await sendAndHear(client, { to }, content, frames);
	} finally {
		done.abort();
	}
}

async function sendAndHear(
	client: ServerClient,
	{ to }: Pick<SendOptions, "to">,
	content: OutboundContent,
	frames: AsyncGenerator<FeedFrame>,
): Promise<FeedFrame> {
	const first = frames.next();
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

function report(outcome: FeedFrame, { json }: SendOptions): void {
	if (json) printJson(outcome);
	if (outcome.type === "send.accepted") {
		tell(`Accepted by Infobip: ${String(outcome.messageId)}.`);
		return;
	}
	const { reason, error } = outcome as { reason?: string; error?: unknown };
	throw new CommandError(describeFailure(reason, error), "refused");
}

function describeFailure(reason: string | undefined, error: unknown): string {
	if (reason === "outside-window")
		return "Not sent: this person has not written for 24 hours, and WhatsApp then lets only templates through. Use send template.";
	if (reason) return `Not sent: ${reason}.`;
	const { message, advice } = (error ?? {}) as {
		message?: string;
		advice?: string | null;
	};
	return [`Not sent: ${message ?? "Infobip refused it"}.`, advice]
		.filter(Boolean)
		.join("\n");
}
