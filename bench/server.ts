import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { signedText, webhook } from "./webhook-messages.ts";

/** A server that is measured. */
export interface MeasuredServer {
	readonly url: string;
	readonly pid: number;
	stop(): Promise<void>;
}

const marhaba = fileURLToPath(new URL("../cli/main.js", import.meta.url));

/** Marhaba as it is shipped, with the rules that its folder holds; `flags` go to Node, for `--cpu-prof`. */
export async function startMarhaba(
	folder: string,
	{
		provider = "http://127.0.0.1:9",
		flags = [],
	}: { readonly provider?: string; readonly flags?: readonly string[] } = {},
): Promise<MeasuredServer> {
	const child = spawn(process.execPath, [...flags, marhaba, "start"], {
		cwd: folder,
		env: { PATH: process.env.PATH, ...settings, INFOBIP_BASE_URL: provider },
		stdio: ["ignore", "pipe", "inherit"],
	});
	return listening(child, /Webhook\s+(http:\S+)\/webhook/);
}

const settings = {
	PORT: "0",
	RULES: "rules",
	DATABASE_URL: "file:ours.db",
	INFOBIP_API_KEY: "k",
	INFOBIP_SENDER: webhook.sender,
	WEBHOOK_HMAC_SECRET: webhook.secret,
	SEND_RATE: "1000",
	PAIR_INTERVAL_MS: "0",
	LOG_LEVEL: "error",
};

/** A process as a server, once it has printed its address. */
export async function listening(
	child: ChildProcess,
	address: RegExp,
): Promise<MeasuredServer> {
	if (!child.stdout) throw new Error("no stdout");
	for await (const line of createInterface({ input: child.stdout })) {
		const url = address.exec(line)?.[1];
		if (url === undefined) continue;
		child.stdout.resume();
		return { url, pid: child.pid ?? 0, stop: () => stop(child) };
	}
	throw new Error("The server ended before it listened; its log is above.");
}

async function stop(child: ChildProcess): Promise<void> {
	const ended = once(child, "close");
	child.kill("SIGTERM");
	await ended;
}

/** Posts one message of a customer and waits for its 200. */
export async function post(url: string, text: string, customer = 0) {
	const { body, signature } = signedText(text, customer);
	const response = await fetch(`${url}${webhook.path}`, {
		method: "POST",
		headers: {
			"content-type": "application/json",
			[webhook.header]: signature,
		},
		body: new Uint8Array(body),
	});
	if (response.status !== 200)
		throw new Error(`The webhook answered ${response.status}.`);
}
