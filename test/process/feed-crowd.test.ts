import { once } from "node:events";
import { Agent, get } from "node:http";
import { connect, type Socket } from "node:net";
import { expect, it, type onTestFinished, vi } from "vitest";
import { there } from "./rows.ts";
import type { Server } from "./server.ts";
import { world, written } from "./world.ts";

const rules = `version: 1
business: { name: Beit Zaytoun, timezone: Asia/Beirut, languages: [en] }
settings: { mark_read: false, brake: "off" }
rules:
  - name: hello
    when: { keyword: hello }
    limit: none
    reply: "You wrote: {message}"
`;

it("P15: five hundred readers at once each get every row once, in order, while it is written", async ({
	onTestFinished,
}) => {
	const { server } = await world({ rules });
	const wanted = 20;
	const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });
	const readers = Array.from({ length: 500 }, () =>
		readNumbers(server, agent, onTestFinished),
	);
	await vi.waitFor(async () => expect(await feedReaders(server)).toBe(500), {
		timeout: 60_000,
		interval: 200,
	});
	for (let index = 0; index < wanted; index += 1)
		await server.post(written(String(9617300000 + index), "hello"));
	const whole = await server.until(there("message.seen", wanted));
	const last = whole.at(-1)?.seq ?? 0;
	await vi.waitFor(
		() => {
			const behind = readers.filter(({ numbers }) => numbers.length < last);
			expect(behind).toEqual([]);
		},
		{ timeout: 60_000, interval: 200 },
	);
	const expected = Array.from({ length: last }, (_, index) => index + 1);
	for (const { numbers } of readers)
		expect(numbers.slice(0, last)).toEqual(expected);
});

it("P15: readers that never read are cut off at a bounded cost, and the one that reads misses nothing", async ({
	onTestFinished,
}) => {
	const { server } = await world({ rules });
	const silent = 30;
	for (let index = 0; index < silent; index += 1)
		await deafReader(server, onTestFinished);
	const reader = readNumbers(server, new Agent(), onTestFinished);
	await vi.waitFor(async () =>
		expect(await feedReaders(server)).toBe(silent + 1),
	);
	const before = await metric(server, "external_memory_bytes");
	// What the kernel takes for a socket nobody reads is some megabytes.
	const text = `hello ${"x".repeat(3_900)}`;
	let sent = 0;
	while ((await feedReaders(server)) > 1 && sent < 4_000) {
		sent += 50;
		await Promise.all(
			Array.from({ length: 50 }, (_, index) =>
				server.post(written(String(9617400000 + index), text)),
			),
		);
	}
	expect(await feedReaders(server)).toBeLessThanOrEqual(1);
	// What waits for a reader is at most 256 KB, and the newest rows are kept once for all of them.
	const grown = (await metric(server, "external_memory_bytes")) - before;
	expect(grown).toBeLessThan(64 * 1024 * 1024);
	await vi.waitFor(
		async () => {
			const written = await metric(server, "journal_sequence");
			expect(reader.numbers.length).toBeGreaterThanOrEqual(written);
		},
		{ timeout: 60_000, interval: 200 },
	);
	expect(reader.numbers).toEqual(reader.numbers.map((_, index) => index + 1));
});

/** Reads the feed and keeps the numbers of the rows only; where it is cut off it comes back, as a browser does. */
function readNumbers(
	server: Server,
	agent: Agent,
	finished: typeof onTestFinished,
): { readonly numbers: readonly number[] } {
	const numbers: number[] = [];
	let gone = false;
	finished(() => {
		gone = true;
	});

	function read(): void {
		if (gone) return;
		const again = () => setTimeout(read, 50).unref();
		const headers = { "last-event-id": String(numbers.at(-1) ?? 0) };
		const request = get(`${server.url()}/events`, { agent, headers });
		request.once("error", again);
		request.once("response", (response) => {
			const take = rowNumbers((number) => numbers.push(number));
			response.setEncoding("latin1").on("data", take);
			response.on("error", () => {}).once("close", again);
		});
	}

	read();
	return { numbers };
}

/** Tells the number of each row that has come whole. */
function rowNumbers(tell: (number: number) => void): (text: string) => void {
	let rest = "";
	let number: number | null = null;
	return (text) => {
		const lines = (rest + text).split("\n");
		rest = lines.pop() ?? "";
		for (const line of lines) {
			if (line.startsWith("id: ")) number = Number(line.slice(4));
			if (line !== "" || number === null) continue;
			tell(number);
			number = null;
		}
	};
}

/** Asks for the feed and never reads a byte of it. */
async function deafReader(
	server: Server,
	finished: typeof onTestFinished,
): Promise<Socket> {
	const { hostname, port } = new URL(server.url());
	const socket = connect(Number(port), hostname);
	socket.on("error", () => {}).pause();
	finished(() => void socket.destroy());
	await once(socket, "connect");
	socket.write(
		`GET /events?since=0&pii=1 HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`,
	);
	return socket;
}

function feedReaders(server: Server): Promise<number> {
	return metric(server, "feed_readers");
}

async function metric(server: Server, name: string): Promise<number> {
	const response = await fetch(`${server.url()}/metrics`);
	const [, value] =
		new RegExp(`^marhaba_${name} (\\S+)$`, "m").exec(await response.text()) ??
		[];
	return Number(value);
}
