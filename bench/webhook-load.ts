/**
 * The load, as a process of its own: for each `{url, requests, connections}` that its parent sends, it posts so many signed messages
 * over keep-alive connections, each as soon as the one before is answered, and sends back how long each took.
 */
import { Agent, request } from "node:http";
import { type SignedBody, signedMessage, webhook } from "./webhook-messages.ts";

/** What is to be posted. */
export interface LoadOrder {
	readonly url: string;
	readonly requests: number;
	readonly connections: number;
	/** How many customers take turns; 2,000 unless told. */
	readonly customers?: number;
}

/** What came of it. */
export interface LoadResult {
	/** Milliseconds of each request, rising. */
	readonly times: readonly number[];
	/** Requests that were not answered 200. */
	readonly failures: number;
	readonly seconds: number;
}

let posted = 0;

process.on("message", async (order: LoadOrder) => {
	process.send?.(await load(order));
});

async function load({
	url,
	requests,
	connections,
	customers,
}: LoadOrder): Promise<LoadResult> {
	const bodies = Array.from({ length: requests }, () =>
		signedMessage(posted++, customers),
	);
	const agent = new Agent({ keepAlive: true, maxSockets: connections });
	const times: number[] = [];
	let failures = 0;
	const startedAt = performance.now();
	const client = async () => {
		for (let body = bodies.pop(); body; body = bodies.pop()) {
			const from = performance.now();
			if ((await post(url, body, agent)) !== 200) failures += 1;
			times.push(performance.now() - from);
		}
	};
	await Promise.all(Array.from({ length: connections }, client));
	agent.destroy();
	times.sort((one, other) => one - other);
	return { times, failures, seconds: (performance.now() - startedAt) / 1_000 };
}

function post(
	url: string,
	{ body, signature }: SignedBody,
	agent: Agent,
): Promise<number> {
	const headers = {
		"content-type": "application/json",
		"content-length": body.length,
		[webhook.header]: signature,
	};
	return new Promise((resolve, reject) => {
		const asked = request(`${url}${webhook.path}`, {
			method: "POST",
			agent,
			headers,
		});
		asked.once("error", reject).once("response", (response) => {
			response.resume().once("end", () => resolve(response.statusCode ?? 0));
		});
		asked.end(body);
	});
}
