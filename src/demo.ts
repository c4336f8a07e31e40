import { createHash, createHmac } from "node:crypto";
import type { WebhookSecurity } from "./http/webhook-guard.ts";
import { type Infobip, infobip } from "./infobip/client.ts";
import { type Emulator, emulator } from "./infobip/emulator/emulator.ts";

/** Infobip's own number for trials; in demo mode it is ours. */
export const demoSender = "447860099299";

/** Infobip as the demo has it: an emulator in this process, and a client that talks to nobody else. */
export interface Demo {
	readonly client: Infobip;
	readonly emulator: Emulator;
	/** A customer writes; the same name has the same number, which it gives. */
	customerWrites(message: {
		readonly name: string;
		readonly text: string;
	}): string;
	/** From now on reports go to this server's webhook. */
	reportTo(url: string, security: WebhookSecurity): void;
}

/** Starts the demo's Infobip. Nothing of it leaves the machine. */
export function startDemo(): Demo {
	const apiKey = "demo";
	let deliver: (body: unknown) => Promise<void> = async () => {};
	const account = emulator({
		apiKey,
		senders: [demoSender],
		onWebhook: (body) => deliver(body),
	});
	const client = infobip({
		baseUrl: "http://127.0.0.1",
		apiKey,
		fetch: account.fetch,
	});
	return {
		client,
		emulator: account,
		customerWrites({ name, text }) {
			const from = numberOf(name);
			const message = { type: "TEXT", text };
			account.writes({ from, to: demoSender, message, name });
			return from;
		},
		reportTo(url, security) {
			deliver = (body) => post(url, JSON.stringify(body), security);
		},
	};
}

/** A Lebanese mobile number of nobody's, made from a name. */
function numberOf(name: string): string {
	const hash = createHash("sha256").update(name).digest();
	return `96170${String(hash.readUInt32BE() % 1_000_000).padStart(6, "0")}`;
}

async function post(
	url: string,
	body: string,
	security: WebhookSecurity,
): Promise<void> {
	const response = await fetch(url, {
		method: "POST",
		headers: {
			"content-type": "application/json",
			...credentials(body, security),
		},
		body,
	});
	if (!response.ok)
		throw new Error(`The webhook answered ${response.status} to a report.`);
}

/** What Infobip would show to be let in. */
function credentials(
	body: string,
	{ token, basic, hmac }: WebhookSecurity,
): Record<string, string> {
	if (token) return { authorization: `Bearer ${token}` };
	if (basic) {
		const pair = Buffer.from(`${basic.user}:${basic.password}`);
		return { authorization: `Basic ${pair.toString("base64")}` };
	}
	if (!hmac) return {};
	const base64 = hmac.encoding === "base64";
	const digest = createHmac(hmac.algorithm, hmac.secret)
		.update(body)
		.digest(base64 ? "base64" : "hex");
	const prefix = hmac.encoding === "sha256=hex" ? "sha256=" : "";
	return { [hmac.header]: prefix + digest };
}
