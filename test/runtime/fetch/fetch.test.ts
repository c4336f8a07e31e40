import {
	createServer,
	type IncomingMessage,
	type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Fetch } from "../../../src/engine/model.ts";
import {
	type Fetcher,
	fetcherOverNetwork,
	MOST_BYTES,
} from "../../../src/runtime/fetch/fetcher.ts";
import { performFetch } from "../../../src/runtime/fetch/perform-fetch.ts";
import { heldTime } from "../held.ts";
import { text } from "../messages.ts";
import { ground, running } from "../running.ts";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A shop on this machine; what it was asked is in `asked`. */
async function shop(answer: Answer) {
	const asked: IncomingMessage[] = [];
	const server = createServer((request, response) => {
		asked.push(request);
		answer(request, response);
	});
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}`, asked };
}

const json = (body: unknown, status = 200): Answer => {
	return (_, response) => response.writeHead(status).end(JSON.stringify(body));
};

const request = (url: string, more: Partial<Fetch> = {}): Fetch => ({
	type: "fetch",
	continuation: "c1",
	url,
	method: "GET",
	headers: {},
	body: null,
	timeoutMs: 5_000,
	retry: false,
	...more,
});

function perform(
	fetch: Fetch,
	fetcher: Fetcher = fetcherOverNetwork(["127.0.0.1"]),
	time = heldTime(),
) {
	const forbidden: string[] = [];
	const options = {
		fetcher,
		timer: time.timer,
		onForbidden: (reason: string) => void forbidden.push(reason),
	};
	const result = performFetch(fetch, options, new AbortController().signal);
	return { result, forbidden, time };
}

describe("a request", () => {
	test("brings JSON, and carries the key of its continuation", async () => {
		const { url, asked } = await shop(json({ status: "ready" }));
		const { result } = perform(
			request(`${url}/o/7?a=1`, { headers: { "x-name": "Zoé" } }),
		);
		expect(await result).toEqual({
			ok: true,
			status: 200,
			body: { status: "ready" },
		});
		expect(asked[0]?.url).toBe("/o/7?a=1");
		expect(asked[0]?.headers).toMatchObject({
			"idempotency-key": "c1",
			accept: "application/json",
		});
		const name = String(asked[0]?.headers["x-name"]);
		expect(Buffer.from(name, "latin1").toString()).toBe("Zoé");
	});

	test.each([
		[404, "not-found"],
		[410, "not-found"],
		[301, "refused"],
		[400, "refused"],
	])("with status %i ends as %s", async (status, reason) => {
		const { url, asked } = await shop((_, response) =>
			response.writeHead(status, { location: "/elsewhere" }).end("{}"),
		);
		expect(await perform(request(url)).result).toEqual({
			ok: false,
			status,
			reason,
		});
		expect(asked).toHaveLength(1);
	});

	test("E72, E76: ends as not-json or too-large where that is what came", async () => {
		const page = await shop((_, response) => response.end("<html>"));
		expect(await perform(request(page.url)).result).toMatchObject({
			reason: "not-json",
		});
		const large = await shop((_, response) =>
			response.end(`"${"x".repeat(MOST_BYTES)}"`),
		);
		expect(await perform(request(large.url)).result).toMatchObject({
			reason: "too-large",
		});
	});

	test("E72: ends in time where the answer comes byte by byte and never ends", async () => {
		let begun = () => {};
		const beginning = new Promise<void>((resolve) => {
			begun = resolve;
		});
		const slow = await shop((_, response) => {
			response.writeHead(200, { "content-length": "2147483648" });
			response.write("{");
			begun();
		});
		const { result, time } = perform(request(slow.url));
		await beginning;
		await time.pass(5_000);
		expect(await result).toEqual({
			ok: false,
			status: null,
			reason: "timeout",
		});
	});

	test("E72: ends where less comes than was said", async () => {
		const cut = await shop((_, response) => {
			response.writeHead(200, { "content-length": "100" });
			response.write("{}", () => response.destroy());
		});
		const asked = request(cut.url, { method: "POST" });
		expect(await perform(asked).result).toEqual({
			ok: false,
			status: null,
			reason: "unknown",
		});
	});

	test("does not reach this machine unless its host is allowed", async () => {
		const { url, asked } = await shop(json({}));
		const { result, forbidden } = perform(request(url), fetcherOverNetwork());
		expect(await result).toEqual({
			ok: false,
			status: null,
			reason: "refused",
		});
		expect(forbidden[0]).toContain("FETCH_ALLOW");
		expect(asked).toEqual([]);
	});

	test("E71: connects to the address that was checked, whatever the name says later", async () => {
		const { url, asked } = await shop(json({}));
		let lookups = 0;
		const fetcher = fetcherOverNetwork(["shop.test"], async () => {
			lookups += 1;
			return [{ address: "127.0.0.1", family: 4 }];
		});
		const named = url.replace("127.0.0.1", "shop.test");
		expect(await perform(request(named), fetcher).result).toMatchObject({
			ok: true,
		});
		expect([lookups, asked.length]).toEqual([1, 1]);
	});
});

describe("trying again", () => {
	const failing = (status: number) => {
		let tries = 0;
		const fetcher: Fetcher = async () => {
			tries += 1;
			if (status === 0) throw new Error("reset");
			return { status, body: "{}" };
		};
		return { fetcher, tries: () => tries };
	};

	test.each([
		["GET", false, 503, 3, "refused"],
		["GET", false, 0, 3, "refused"],
		["GET", false, 404, 1, "not-found"],
		["POST", false, 503, 1, "refused"],
		["POST", false, 0, 1, "unknown"],
		["POST", true, 0, 3, "refused"],
	])(
		"%s (retry: %s) with status %i is tried %i times and ends as %s",
		async (method, retry, status, tries, reason) => {
			const one = failing(status);
			const { result, time } = perform(
				request("https://shop.example/", { method, retry }),
				one.fetcher,
			);
			await time.pass(2_000);
			expect(await result).toMatchObject({ reason });
			expect(one.tries()).toBe(tries);
		},
	);

	test("a POST that reached nobody is known not to be done", async () => {
		const nobody: Fetcher = async () => {
			throw Object.assign(new Error("nobody"), { code: "ECONNREFUSED" });
		};
		const asked = request("https://shop.example/", { method: "POST" });
		const { result } = perform(asked, nobody);
		expect(await result).toMatchObject({ reason: "refused" });
	});

	test.each([
		["GET", "timeout"],
		["POST", "unknown"],
	])("a %s without an answer in time ends as %s", async (method, reason) => {
		const silent: Fetcher = (_, signal) =>
			new Promise((_resolve, reject) => {
				signal.addEventListener("abort", () => reject(signal.reason));
			});
		const { result, time } = perform(
			request("https://shop.example/", { method }),
			silent,
		);
		await time.pass(5_000);
		expect(await result).toEqual({ ok: false, status: null, reason });
	});
});

describe("in the runtime", () => {
	const rules = (url: string) => [
		{
			name: "order",
			when: { keyword: "order" },
			do: [
				{ text: "One moment" },
				{
					fetch: {
						url: `${url}/order`,
						save_as: "order",
						if_it_fails: "sorry",
					},
				},
				{ text: "It is {order.status}" },
			],
		},
		{ name: "sorry", do: [{ text: "No luck: {error}" }] },
	];

	const texts = (sent: readonly { readonly content: unknown }[]) =>
		sent.map(({ content }) => (content as { text: string }).text);

	test("an answer goes on with the rule", async () => {
		let arrived = () => {};
		const journalled = new Promise<void>((done) => {
			arrived = done;
		});
		const fetcher: Fetcher = async () => {
			arrived();
			return { status: 200, body: '{"status":"ready"}' };
		};
		const over = await ground({ rules: rules("https://shop.example") });
		const { runtime, pass, channel } = await running(over, { fetcher });
		await runtime.accept([text("961", "order")], []);
		await journalled;
		await pass(30_000);
		expect(texts(channel.sent)).toEqual(["One moment", "It is ready"]);
		expect(runtime.status().fetchesOpen).toBe(0);
	});

	test("after a crash a GET is asked again, once, under the same key", async () => {
		const keys: unknown[] = [];
		const never: Fetcher = (asked, signal) => {
			keys.push(asked.headers["idempotency-key"]);
			return new Promise((_resolve, reject) => {
				signal.addEventListener("abort", () => reject(signal.reason));
			});
		};
		const over = await ground({ rules: rules("https://shop.example") });
		const first = await running(over, { fetcher: never });
		await first.runtime.accept([text("961", "order")], []);
		await first.pass(0);
		const stopped = first.runtime.stop();
		// The wall clock goes on while nobody is there to hear the answer.
		over.time.step(20_000);
		const fetcher: Fetcher = async (asked) => {
			keys.push(asked.headers["idempotency-key"]);
			return { status: 200, body: '{"status":"late"}' };
		};
		const second = await running(over, { fetcher });
		await second.pass(1_000);
		expect(new Set(keys).size).toBe(1);
		expect(keys).toHaveLength(2);
		await second.pass(30_000);
		await stopped;
		expect(texts(over.channel.sent)).toEqual(["One moment", "It is late"]);
	});
});
