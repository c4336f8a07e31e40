import type { Config } from "../../config.ts";
import { serverClient } from "../server-client.ts";
import { aside, type Finding, right, wrong } from "./finding.ts";

const REACH_MS = 10_000;

/** Marhaba runs. */
export async function checkServer(config: Config): Promise<readonly Finding[]> {
	const client = serverClient(config);
	return [
		(await client.isUp())
			? right("server", `answers at ${client.url}`)
			: aside(
					"server",
					`does not run at ${client.url}`,
					'Start it with "npm start".',
				),
	];
}

/** The internet reaches the webhook, and it lets in who shows the token and nobody else. */
export async function checkWebhook({
	publicUrl,
	webhook,
}: Config): Promise<readonly Finding[]> {
	if (publicUrl === null)
		return [
			aside(
				"webhook",
				"PUBLIC_URL is not set, so it was not tried from outside.",
				"Set it to the address that Infobip is to post to.",
			),
		];
	const url = `${publicUrl}/webhook/infobip`;
	const token = webhook.token
		? `?token=${encodeURIComponent(webhook.token)}`
		: "";
	try {
		return [
			verdict(url, await post(url + token), webhook.token !== null),
			...(token ? [strangers(await post(url))] : []),
		];
	} catch (error) {
		return [
			wrong(
				"webhook",
				`${url} cannot be reached: ${reason(error)}.`,
				"Is the server running, and does the proxy or tunnel point to it?",
			),
		];
	}
}

/** An empty delivery: understood, and changes nothing. */
async function post(url: string): Promise<number> {
	const response = await fetch(url, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: '{"results":[]}',
		redirect: "manual",
		signal: AbortSignal.timeout(REACH_MS),
	});
	return response.status;
}

function verdict(url: string, status: number, hasToken: boolean): Finding {
	if (status === 200) return right("webhook", `${url} answers`);
	if (status === 401 && !hasToken)
		return aside(
			"webhook",
			`${url} is reached and asks for credentials.`,
			"Basic or HMAC is set: Infobip shows it, doctor does not.",
		);
	return wrong(
		"webhook",
		`${url} answered ${status}.`,
		status === 401
			? "The server runs with another WEBHOOK_TOKEN: restart it."
			: "That is not Marhaba's answer: look at the proxy or tunnel.",
	);
}

function strangers(status: number): Finding {
	return status === 401
		? right("webhook", "turns away who has no token")
		: wrong(
				"webhook",
				`It answered ${status} to somebody without the token.`,
				"Does something in front of it answer in its place?",
			);
}

function reason(error: unknown): string {
	const { cause, message } = error as Error & { cause?: { code?: string } };
	return cause?.code ?? message;
}
