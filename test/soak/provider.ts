import { once } from "node:events";
import {
	createServer,
	type IncomingMessage,
	type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { acceptedAnswer } from "../../bench/trivial-provider.ts";
import {
	type Reported,
	reportBody,
} from "../../src/infobip/emulator/reports.ts";
import type { Chance } from "../chaos/random.ts";
import { createReporter } from "../process/reporter.ts";

/** An Infobip that takes everything and keeps nothing: it can run for days. */
export interface SoakProvider {
	readonly url: string;
	/** Resolves when every report was taken, or given up. */
	idle(): Promise<void>;
	close(): Promise<void>;
}

/** What the provider tells, and whom. */
export interface SoakProviderOptions {
	/** Hears of every text that it takes. */
	readonly onText: (to: string, text: string) => void;
	readonly webhook: () => string;
	/** The server's time of day, in milliseconds since 1970. */
	readonly now: () => number;
	readonly chance: Chance;
	/** The longest time to a report, in milliseconds. */
	readonly longestReportMs: number;
}

interface TextMessage {
	readonly from: string;
	readonly to: string;
	readonly messageId: string;
	readonly content: { readonly text: string };
}

/** So that reports keep up with messages on a busy machine. */
const REPORTS_AT_ONCE = 200;
/** Of the customers, those who let it be seen that they read. */
const SEEN = 0.7;

/** Starts it on a free port of this machine. Every message is reported as delivered, and most as seen, a little later. */
export async function soakProvider(
	options: SoakProviderOptions,
): Promise<SoakProvider> {
	const reports = laterReports(options);
	const server = createServer(async (request, response) => {
		const body = await bodyOf(request);
		if (request.url?.endsWith("/message/text")) {
			const message = JSON.parse(body) as TextMessage;
			options.onText(message.to, message.content.text);
			reports.promise({ ...message, sentAt: options.now() });
		}
		answer(response);
	}).listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		idle: reports.idle,
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, "close");
		},
	};
}

function laterReports(options: SoakProviderOptions) {
	const { chance, now, longestReportMs } = options;
	const report = createReporter(options.webhook, REPORTS_AT_ONCE);
	const open = new Set<Promise<void>>();

	async function tell(message: Reported): Promise<void> {
		await pause(chance.between(0, longestReportMs));
		await report(reportBody("delivered", message, now()));
		if (!chance.happens(SEEN)) return;
		await pause(chance.between(0, longestReportMs));
		await report(reportBody("seen", message, now()));
	}

	return {
		promise(message: Reported) {
			const told = tell(message).finally(() => open.delete(told));
			open.add(told);
		},
		async idle() {
			while (open.size > 0) await Promise.all(open);
		},
	};
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString("utf8");
}

function answer(response: ServerResponse): void {
	response.setHeader("content-type", "application/json");
	response.end(acceptedAnswer);
}

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
