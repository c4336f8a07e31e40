import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { expect, it } from "vitest";
import type { FeedRow } from "./feed.ts";
import { count, decidedId, departed, there } from "./rows.ts";
import { world, written } from "./world.ts";

const rules = `version: 1
business: { name: Beit Zaytoun, timezone: Asia/Beirut, languages: [en] }
rules:
  - name: hello
    when: { keyword: hello }
    reply: Hello!
`;

it.concurrent("SIGTERM under load: what was begun is answered, what was answered is kept, and the exit is clean", async ({
	onTestFinished,
}) => {
	const { server, infobip } = await world({ rules }, onTestFinished);
	const begunIds = Array.from({ length: 20 }, (_, index) => `begun-${index}`);
	const begun = await Promise.all(
		begunIds.map((id, index) =>
			halfPosted(server.url(), written(`96170000${100 + index}`, "hello", id)),
		),
	);
	const load = startLoad(server.post);
	await server.until(there("decision.made", 20));
	const stopping = server.stop();
	const statuses = await Promise.all(begun.map(({ finish }) => finish()));
	const { code, signal, log } = await stopping;
	expect({ code, signal }).toEqual({ code: 0, signal: null });
	expect(log).not.toMatch(/"level":"(error|fatal)"|cut short/);
	expect(statuses).toEqual(begun.map(() => "HTTP/1.1 200 OK"));
	const acknowledged = await load();
	expect(acknowledged.length).toBeGreaterThanOrEqual(20);

	await server.restart();
	const kept = [...begunIds, ...acknowledged];
	const rows = await server.until(
		(all) =>
			departed(all) === count(all, "decision.made") &&
			kept.every((id) => idsOf(all).has(id)),
	);
	expect(idsOf(rows).size).toBe(count(rows, "decision.made"));
	const sent = infobip.messages().map(({ messageId }) => messageId);
	expect(new Set(sent).size).toBe(sent.length);
	expect(sent.length).toBeGreaterThanOrEqual(kept.length);
});

it.concurrent("readers of the feed are told to come back, and idle connections do not hold it up", async ({
	onTestFinished,
}) => {
	const { server } = await world({ rules }, onTestFinished);
	const { port } = new URL(server.url());
	const idle = connect(Number(port), "127.0.0.1");
	await once(idle, "connect");
	const reader = await fetch(`${server.url()}/events`);
	const text = reader.text();
	const { code, log } = await server.stop();
	expect(code).toBe(0);
	expect(log).not.toContain("cut short");
	expect(await text).toContain("retry:");
	idle.destroy();
});

it.concurrent("SIGINT ends it as well, and so does a second signal while it is still ending", async ({
	onTestFinished,
}) => {
	const { server } = await world({ rules }, onTestFinished);
	const { finish } = await halfPosted(server.url(), written("9617", "hello"));
	process.kill(server.pid(), "SIGINT");
	await untilRefused(server.url());
	process.kill(server.pid(), "SIGINT");
	expect((await server.exited()).code).toBe(130);
	await expect(finish()).resolves.toBe("");
});

function idsOf(rows: readonly FeedRow[]): ReadonlySet<string> {
	const decided = rows.filter(({ type }) => type === "decision.made");
	return new Set(decided.map(decidedId));
}

/** A request whose head and half of its body are at the server: accepted, and not yet answered. */
async function halfPosted(url: string, payload: unknown) {
	const body = Buffer.from(JSON.stringify(payload));
	const { hostname, port } = new URL(url);
	const socket = connect(Number(port), hostname);
	await once(socket, "connect");
	const head = [
		"POST /webhook/infobip HTTP/1.1",
		`Host: ${hostname}:${port}`,
		`Content-Length: ${body.length}`,
		"Expect: 100-continue",
		"",
		"",
	].join("\r\n");
	socket.write(head);
	// The server has read the head once it says "100 Continue".
	await once(socket, "data");
	socket.write(body.subarray(0, body.length / 2));
	return { finish: () => finish(socket, body.subarray(body.length / 2)) };
}

/** Sends the rest and gives the status line; empty where the connection ended without one. */
function finish(socket: Socket, rest: Buffer): Promise<string> {
	return new Promise((resolve) => {
		let answer = "";
		const give = () => {
			socket.destroy();
			resolve(answer.split("\r\n")[0] ?? "");
		};
		socket.setEncoding("utf8").on("data", (text) => {
			answer += text;
			if (answer.includes("\r\n\r\n")) give();
		});
		socket.once("error", give).once("close", give);
		if (socket.destroyed) give();
		else socket.write(rest);
	});
}

/** Four clients that post until nobody answers; gives the ids that were acknowledged. */
function startLoad(post: (body: unknown) => Promise<number>) {
	const acknowledged: string[] = [];
	let next = 0;
	const client = async () => {
		for (;;) {
			const id = `load-${next++}`;
			const body = written(`9617100${1000 + (next % 50)}`, "hello", id);
			const status = await post(body).catch(() => null);
			if (status === null) return;
			if (status === 200) acknowledged.push(id);
		}
	};
	const ended = Promise.all(Array.from({ length: 4 }, client));
	return async () => {
		await ended;
		return acknowledged;
	};
}

async function untilRefused(url: string): Promise<void> {
	for (;;) {
		const answer = await fetch(`${url}/healthz`).catch(() => null);
		if (answer === null) return;
		await answer.arrayBuffer();
	}
}
