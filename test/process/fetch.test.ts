import {
	createServer,
	type IncomingMessage,
	type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, type onTestFinished } from "vitest";
import type { FeedRow } from "./feed.ts";
import { type World, world, written } from "./world.ts";

const rulesFor = (port: number) => `version: 1
business: { name: Beit Zaytoun, timezone: Asia/Beirut, languages: [en] }
rules:
  - name: order status
    when: { regex: 'order\\s*(?<number>\\d+)' }
    do:
      - fetch: { url: "http://127.0.0.1:${port}/orders/{number}", save_as: order, timeout: 3s, if_it_fails: it failed }
      - text: "Order {number}: {order.status|in preparation}."
  - name: cancel it
    when: { keyword: cancel }
    do:
      - fetch: { url: "http://127.0.0.1:${port}/cancel", method: POST, body: { reason: "{message}" }, timeout: 3s, if_it_fails: it failed }
      - text: Cancelled.
  - name: a private address
    when: { keyword: secret }
    do:
      - fetch: { url: "http://localhost:${port}/secret", if_it_fails: it failed }
      - text: You should not see this.
  - name: it failed
    reply: "It did not work: {error|?}."
`;

it.concurrent("what a fetch was asking when the power went out is asked again, or told as unknown", async ({
	onTestFinished,
}) => {
	const shop = await startShop(onTestFinished);
	const { server, infobip } = await world(
		{ rules: rulesFor(shop.port), env: { FETCH_ALLOW: "127.0.0.1" } },
		onTestFinished,
	);
	shop.hold();
	await server.post(written("9617000001", "order 48213"));
	await server.post(written("9617000002", "please cancel"));
	await shop.asked(2);
	await server.kill();
	shop.answer();
	await server.restart();
	await answered(server, 2);
	expect(textTo("9617000001")).toEqual(["Order 48213: on its way."]);
	expect(textTo("9617000002")).toEqual(["It did not work: unknown."]);
	const gets = shop.requests.filter(({ method }) => method === "GET");
	expect(gets.map(({ url }) => url)).toEqual([
		"/orders/48213",
		"/orders/48213",
	]);
	expect(gets[0]?.key).toMatch(/^[0-9a-f]{16}$/);
	expect(gets[1]?.key).toBe(gets[0]?.key);
	const posts = shop.requests.filter(({ method }) => method === "POST");
	expect(posts).toMatchObject([
		{ url: "/cancel", body: '{"reason":"please cancel"}' },
	]);

	// Another name of the same machine is not in FETCH_ALLOW.
	await server.post(written("9617000003", "the secret"));
	await answered(server, 3);
	expect(textTo("9617000003")).toEqual(["It did not work: refused."]);
	expect(server.log()).toContain("FETCH_ALLOW");
	expect(shop.requests.map(({ url }) => url)).not.toContain("/secret");

	function textTo(phone: string): unknown[] {
		const sent = infobip.messages().filter(({ to }) => to === phone);
		return sent.map(({ content }) => content.text);
	}
}, 60_000);

async function answered(
	server: World["server"],
	times: number,
): Promise<readonly FeedRow[]> {
	return server.until(
		(rows) =>
			rows.filter(({ type }) => type === "message.seen").length >= times,
	);
}

interface Asked {
	readonly method: string;
	readonly url: string;
	readonly key: string;
	readonly body: string;
}

/** A shop's system on this machine, that can be made to think for ever. */
async function startShop(finished: typeof onTestFinished) {
	const requests: Asked[] = [];
	const waiting: (() => void)[] = [];
	let holds = false;
	const server = createServer(async (request, response) => {
		requests.push(await read(request));
		for (const look of waiting) look();
		if (!holds) reply(response);
	});
	await new Promise<void>((resolve) => {
		server.listen(0, "127.0.0.1", resolve);
	});
	finished(() => {
		server.closeAllConnections();
		server.close();
	});
	return {
		port: (server.address() as AddressInfo).port,
		requests,
		hold() {
			holds = true;
		},
		answer() {
			holds = false;
		},
		asked: (times: number) =>
			new Promise<void>((resolve) => {
				const look = () => requests.length >= times && resolve();
				waiting.push(look);
				look();
			}),
	};
}

async function read(request: IncomingMessage): Promise<Asked> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const { method = "", url = "", headers } = request;
	const key = String(headers["idempotency-key"]);
	return { method, url, key, body: Buffer.concat(chunks).toString("utf8") };
}

function reply(response: ServerResponse): void {
	response.setHeader("content-type", "application/json");
	response.end(JSON.stringify({ status: "on its way" }));
}
