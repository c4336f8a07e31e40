import { connect } from "node:net";
import { createParser } from "eventsource-parser";
import { afterEach, describe, expect, it, vi } from "vitest";
import { httpApp } from "../../src/http/app.ts";
import type { FeedReader } from "../../src/runtime/runtime.ts";
import {
	conversation,
	entry,
	fakeHistory,
	fromHere,
	options,
	problem,
	type Running,
	raw,
	running,
	sending,
	type Told,
	told,
} from "./harness.ts";

let server: Running | undefined;

afterEach(async () => {
	vi.useRealTimers();
	await server?.stop();
	server = undefined;
});

async function started(changes: Parameters<typeof options>[1] = {}) {
	const heard = told();
	server = await running(options(heard, changes));
	return { heard, ...server };
}

async function theReader(heard: Told): Promise<FeedReader> {
	await expect.poll(() => heard.readers.size).toBe(1);
	return [...heard.readers][0] as FeedReader;
}

const frame = (seq: number, data = "{}") =>
	Buffer.from(`id: ${seq}\nevent: decision.made\ndata: ${data}\n\n`);

describe("the stream", () => {
	it("H97: says what it is, when to come back, and that nobody may hold it back", async () => {
		const { url } = await started();
		const stop = new AbortController();
		const response = await fetch(`${url}/events`, { signal: stop.signal });
		expect(response.headers.get("content-type")).toBe(
			"text/event-stream; charset=utf-8",
		);
		expect(response.headers.get("x-accel-buffering")).toBe("no");
		expect(response.headers.get("cache-control")).toContain("no-transform");
		expect(response.headers.get("content-encoding")).toBeNull();
		const first = await response.body?.getReader().read();
		expect(Buffer.from(first?.value ?? []).toString()).toBe("retry: 2000\n\n");
		stop.abort();
	});

	it("P15: passes frames on as they are, in order, and lets go of a reader that left", async () => {
		const { heard, url } = await started();
		const stop = new AbortController();
		const response = await fetch(`${url}/events`, { signal: stop.signal });
		const reader = await theReader(heard);
		const ids: string[] = [];
		const parser = createParser({ onEvent: ({ id = "" }) => ids.push(id) });
		for (let seq = 1; seq <= 1_000; seq++) reader.write(frame(seq));
		const decoder = new TextDecoder();
		for await (const bytes of response.body ?? []) {
			parser.feed(decoder.decode(bytes, { stream: true }));
			if (ids.length === 1_000) break;
		}
		expect(ids).toEqual(Array.from({ length: 1_000 }, (_, i) => `${i + 1}`));
		stop.abort();
		await expect.poll(() => heard.readers.size).toBe(0);
	});

	it("H97: beats every 15 seconds", async () => {
		vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
		const { heard, port } = await started();
		let text = "";
		const socket = connect(port, "127.0.0.1", () =>
			socket.write("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n"),
		);
		socket.on("data", (bytes) => {
			text += bytes.toString();
		});
		await vi.waitFor(() => expect(heard.readers.size).toBe(1));
		vi.advanceTimersByTime(30_000);
		await vi.waitFor(() => expect(text.match(/:\n\n/g)).toHaveLength(2));
		socket.destroy();
	});

	it("P15, H94: cuts off a reader that never reads, long before memory grows", async () => {
		const { heard, port } = await started();
		const socket = connect(port, "127.0.0.1");
		socket.pause();
		socket.write("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
		const reader = await theReader(heard);
		const bytes = frame(1, JSON.stringify("x".repeat(10_000)));
		let most = 0;
		for (let sent = 0; sent < 5_000 && heard.readers.size > 0; sent++) {
			reader.write(bytes);
			most = Math.max(most, reader.pendingBytes());
			if (sent % 50 === 0)
				await new Promise((resolve) => setImmediate(resolve));
		}
		expect(heard.readers.size).toBe(0);
		expect(most).toBeLessThan(256 * 1024 + 2 * bytes.length);
		socket.destroy();
	});

	it("P19: ends with a word on when to come back", async () => {
		const { heard, port } = await started();
		const text = raw(port, "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
		const reader = await theReader(heard);
		reader.write(frame(7));
		await server?.stop();
		expect(await text).toMatch(/id: 7[\s\S]*retry: 2000\n\n[\s\S]*0\r\n\r\n$/);
		expect(() => reader.write(frame(8))).not.toThrow();
	});

	it("H98: answers HEAD without staying open", async () => {
		const { heard, url } = await started();
		const response = await fetch(`${url}/events`, { method: "HEAD" });
		expect(response.status).toBe(200);
		expect(response.headers.get("content-type")).toContain("event-stream");
		expect(heard.readers.size).toBe(0);
	});

	it("H98: is the same for HTTP/1.0 and for a browser's address bar", async () => {
		const { heard, port } = await started();
		const lines = "Host: localhost\r\nAccept: text/html\r\n\r\n";
		const text = raw(port, `GET /events HTTP/1.0\r\n${lines}`);
		const reader = await theReader(heard);
		reader.write(frame(7));
		reader.end();
		expect(await text).toMatch(
			/event-stream[\s\S]*\r\n\r\nretry: 2000\n\nid: 7\n/,
		);
	});
});

describe("a reader", () => {
	async function asked(
		query: string,
		headers: Record<string, string> = {},
		changes: Parameters<typeof options>[1] = {},
		lastSequence?: number,
	): Promise<FeedReader> {
		const { heard, url } = await started(changes);
		heard.lastSequence = lastSequence;
		const stop = new AbortController();
		const request = { headers, signal: stop.signal };
		fetch(`${url}/events${query}`, request).catch(() => {});
		const reader = await theReader(heard);
		stop.abort();
		return reader;
	}

	it.each([
		["nothing", "", undefined, null],
		["Last-Event-ID", "", "7", 7],
		["since", "?since=9", undefined, 9],
		["both: the header, which is newer", "?since=9", "7", 7],
		[
			"an id from the future, which the feed answers with reset",
			"",
			"999999999",
			999_999_999,
		],
		["a word", "", "abc", null],
		["-1", "", "-1", null],
		["2^53+1", "", "9007199254740993", null],
		["10 KB", "", "1".repeat(10_000), null],
		["an encoded line break", "?since=7%0aid:9", undefined, null],
		["nothing behind the sign", "?since=", undefined, null],
	])(
		"H93: that gives %s starts there, or from now on",
		async (_, query, id, since) => {
			const headers = id === undefined ? {} : { "last-event-id": id };
			expect(
				(await asked(query, headers as Record<string, string>)).since,
			).toBe(since);
		},
	);

	it("may ask for the last rows first", async () => {
		expect((await asked("?last=100", {}, {}, 812)).since).toBe(712);
		await server?.stop();
		expect((await asked("?last=100", {}, {}, 5)).since).toBe(0);
		await server?.stop();
		expect((await asked("?last=100")).since).toBeNull();
	});

	it("gets numbers in full only with ?pii=1", async () => {
		expect((await asked("")).pii).toBe(false);
		await server?.stop();
		expect((await asked("?pii=1")).pii).toBe(true);
	});

	it.each([
		["", true],
		["?types=decision.made,send.failed", true],
		["?types=send.failed", false],
		["?contact=p_55", true],
		["?contact=p_5", false],
		["?contact=c_812", true],
		["?contact=c_81", false],
		["?contact=%2B961%2070%20111222", true],
		["?rule=opening%20hours", true],
		["?rule=menu", false],
		["?types=decision.made&contact=p_55&rule=menu", false],
	])("with %s wants the right rows", async (query, wanted) => {
		expect((await asked(query)).wants(entry)).toBe(wanted);
	});

	it("by number gets all conversations of that contact", async () => {
		const history = { ...fakeHistory, find: async () => [conversation] };
		const reader = await asked("?contact=96170111222", {}, { history });
		expect(reader.wants({ ...entry, conversation: 900 })).toBe(true);
		expect(reader.wants({ ...entry, contact: null })).toBe(false);
	});

	it.each([
		["?types=decision.mad", 400],
		["?types=", 400],
		["?pii=yes", 400],
		["?last=-1", 400],
		["?typs=decision.made", 400],
		["?contact=96100000000", 404],
	])("with %s is told so", async (query, status) => {
		const app = httpApp(options(told()));
		const response = await fromHere(app, `/events${query}`);
		expect(response.status).toBe(status);
		expect((await problem(response)).code).toMatch(
			/wrong-value|unknown-contact/,
		);
	});

	it("with ?desk=1 hears what the journal does not keep, without an id", async () => {
		const { url } = await started();
		const heard = async (query: string) => {
			const response = await fetch(`${url}/events${query}`);
			const reader = response.body
				?.pipeThrough(new TextDecoderStream())
				.getReader();
			return async () => (await reader?.read())?.value ?? "";
		};
		const desk = await heard("?desk=1");
		const plain = await heard("");
		await desk();
		await plain();
		await fetch(`${url}/api/conversations/c_812/typing`, sending({}));
		const frame = await desk();
		expect(frame).toMatch(/^event: desk\ndata: \{.*\}\n\n$/);
		expect(JSON.parse(frame.split("data: ")[1] ?? "")).toMatchObject({
			type: "typing",
			conversation: "c_812",
			by: { agent: null, name: "local" },
		});
		const typed = fetch(`${url}/api/conversations/c_812/typing`, sending({}));
		const next = await Promise.race([plain(), typed.then(() => "nothing")]);
		expect(next).toBe("nothing");
	});

	it("H96: ends within a beat of the session, and the next is refused", async () => {
		vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
		const { heard, url } = await started({
			security: {
				adminToken: "adm",
				publicUrl: null,
				webhook: { token: null, basic: null, hmac: null },
			},
		});
		const signedIn = await fetch(
			`${url}/api/session`,
			sending({ token: "adm" }),
		);
		const cookie = signedIn.headers.get("set-cookie")?.split(";")[0] ?? "";
		const stream = await fetch(`${url}/events`, { headers: { cookie } });
		vi.advanceTimersByTime(15_000);
		expect(heard.readers.size).toBe(1);
		heard.now += 12 * 3_600_000;
		vi.advanceTimersByTime(15_000);
		await stream.text();
		const again = await fetch(`${url}/events`, { headers: { cookie } });
		expect(again.status).toBe(401);
	});

	it("H96: without the token gets 401 and no stream", async () => {
		const { heard, url } = await started({
			security: {
				adminToken: "adm",
				publicUrl: null,
				webhook: { token: null, basic: null, hmac: null },
			},
		});
		expect((await fetch(`${url}/events`)).status).toBe(401);
		expect((await fetch(`${url}/events?token=adm`)).status).toBe(401);
		expect(heard.readers.size).toBe(0);
	});
});
