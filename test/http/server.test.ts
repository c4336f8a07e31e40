import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { httpApp } from "../../src/http/app.ts";
import { createDoor } from "../../src/http/door.ts";
import { httpServer } from "../../src/http/server.ts";
import { options, type Running, raw, running, told } from "./harness.ts";

const body = '{"results":[{"messageId":"one"}]}';
let server: Running | undefined;

afterEach(async () => {
	await server?.stop();
	server = undefined;
});

async function started(
	changes: Parameters<typeof options>[1] = {},
	limits: { requestMs?: number } = {},
) {
	const heard = told();
	server = await running(options(heard, changes), limits);
	return { heard, ...server };
}

const head = (...lines: string[]) =>
	`${["POST /webhook/infobip HTTP/1.1", "Host: localhost", ...lines].join("\r\n")}\r\n\r\n`;
const statusOf = (answer: string) => Number(answer.slice(9, 12));

describe("over a real connection", () => {
	it("A5: a chunked body that never ends is cut off with 413 at the limit", async () => {
		const { heard, port } = await started({ bodyLimit: 100_000 });
		const chunk = `10000\r\n${"x".repeat(0x10000)}\r\n`;
		const answer = await raw(
			port,
			head("Transfer-Encoding: chunked"),
			chunk,
			chunk,
			chunk,
			chunk,
		);
		expect(statusOf(answer)).toBe(413);
		expect(answer.toLowerCase()).toContain("connection: close");
		expect(heard.accepted).toEqual([]);
	});

	it("a chunked body within the limit is taken", async () => {
		const { heard, port } = await started();
		const size = body.length.toString(16);
		const chunks = `${size}\r\n${body}\r\n0\r\n\r\n`;
		const answer = await raw(
			port,
			head("Transfer-Encoding: chunked", "Connection: close"),
			chunks,
		);
		expect(statusOf(answer)).toBe(200);
		expect(heard.accepted).toHaveLength(1);
	});

	it("A5: a length that no body has is 413 without waiting for it", async () => {
		const { port } = await started();
		const answer = await raw(port, head("Content-Length: 99999999999"), "{");
		expect(statusOf(answer)).toBe(413);
	});

	it.each([
		["headers", "POST /webhook/infobip HTTP/1.1\r\nHost: loc"],
		["a body", `${head("Content-Length: 100")}{"resul`],
	])("A6: a request that dribbles in (%s) gets 408", async (_, start) => {
		const { heard, port } = await started({}, { requestMs: 300 });
		expect(statusOf(await raw(port, start))).toBe(408);
		expect(heard.accepted).toEqual([]);
	});

	it.each([
		["both lengths", head("Content-Length: 5", "Transfer-Encoding: chunked")],
		["two lengths", head("Content-Length: 5", "Content-Length: 6")],
		["a negative length", head("Content-Length: -1")],
		["an odd encoding", head("Transfer-Encoding: xchunked")],
		["a folded header", head("X-A: b", " c")],
		["no Host", "POST /webhook/infobip HTTP/1.1\r\n\r\n"],
		["two Hosts", head("Host: other")],
		["a bare line feed", "POST /webhook/infobip HTTP/1.1\nHost: x\n\n"],
	])("A30: %s is no request", async (_, request) => {
		const { heard, port } = await started();
		const smuggled = `0\r\n\r\n${head("Content-Length: 0")}`;
		const answer = await raw(port, request, smuggled);
		expect(statusOf(answer)).toBe(400);
		expect(heard.accepted).toEqual([]);
	});

	it.each([
		["64 KB of header", [`X-Long: ${"x".repeat(65_536)}`]],
		["a 1 MB signature", [`X-Signature: ${"a".repeat(1_000_000)}`]],
		["2,000 headers", Array.from({ length: 2_000 }, (_, i) => `X-${i}: 1`)],
		["300 short headers", Array.from({ length: 300 }, () => "X: 1")],
	])("A27, A30: %s is 431", async (_, lines) => {
		const { port } = await started();
		const answer = await raw(port, head(...lines, "Content-Length: 2"), "{}");
		expect(statusOf(answer)).toBe(431);
	});

	it("A26: two Authorization headers are 401, whatever each of them says", async () => {
		const { heard, port } = await started({
			security: {
				adminToken: "adm",
				publicUrl: null,
				webhook: { token: "tok", basic: null, hmac: null },
			},
		});
		const twice = [
			"Authorization: Bearer tok",
			"Authorization: Bearer tok",
			"Connection: close",
			`Content-Length: ${body.length}`,
		];
		expect(statusOf(await raw(port, head(...twice), body))).toBe(401);
		expect(heard.accepted).toEqual([]);
	});

	it.each([
		"//webhook/../api/stats",
		"/webhook/../api/stats",
		"/webhook/infobip/../../api/stats",
		"/webhook/%2e%2e/api/stats",
		"/webhook/..;/api/stats",
		"/%61pi/stats",
		"http://localhost/api/stats",
	])("A29: %s never reaches the api without its token", async (path) => {
		const { port } = await started({
			security: {
				adminToken: "adm",
				publicUrl: null,
				webhook: { token: null, basic: null, hmac: null },
			},
		});
		const answer = await raw(
			port,
			`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
		);
		expect([400, 401, 404]).toContain(statusOf(answer));
		expect(answer).not.toContain("messages");
	});

	it.each(["TRACE", "PROPFIND", "GET", "PUT"])(
		"A29: %s on the webhook is 405",
		async (method) => {
			const { port } = await started();
			const answer = await raw(
				port,
				`${method} /webhook/infobip HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
			);
			expect(statusOf(answer)).toBe(405);
		},
	);

	it("A25: 1,000 posts at once are all answered", async () => {
		const { heard, url } = await started();
		const posts = Array.from({ length: 1_000 }, () =>
			fetch(`${url}/webhook/infobip`, { method: "POST", body }),
		);
		const statuses = (await Promise.all(posts)).map(({ status }) => status);
		expect(new Set(statuses)).toEqual(new Set([200]));
		expect(heard.accepted).toHaveLength(1_000);
	});

	it("A31: a caller that hangs up before our 200 has still been heard", async () => {
		const { heard, port } = await started();
		const { connect } = await import("node:net");
		const socket = connect(port, "127.0.0.1");
		socket.write(head(`Content-Length: ${body.length}`) + body);
		await new Promise((resolve) => socket.once("data", resolve));
		socket.destroy();
		expect(heard.accepted).toHaveLength(1);
	});

	it("H98: HTTP/1.0 is answered", async () => {
		const { port } = await started();
		const answer = await raw(port, "GET /healthz HTTP/1.0\r\n\r\n");
		expect(statusOf(answer)).toBe(200);
	});

	it("answers this machine on the api, and a proxy's request not", async () => {
		const { url } = await started();
		expect((await fetch(`${url}/api/stats`)).status).toBe(200);
		const headers = { "x-forwarded-for": "203.0.113.9" };
		expect((await fetch(`${url}/api/stats`, { headers })).status).toBe(403);
	});
});

describe("stopping", () => {
	it("P19: finishes what is open, takes nothing new, and lets nobody wait", async () => {
		let finish: (() => void) | undefined;
		const heard = told();
		const given = options(heard);
		const runtime = {
			...given.runtime,
			accept: () =>
				new Promise<void>((resolve) => {
					finish = resolve;
				}),
		};
		const one = await running({ ...given, runtime });
		const post = fetch(`${one.url}/webhook/infobip`, { method: "POST", body });
		await expect.poll(() => finish).toBeDefined();
		const stopped = one.stop();
		await expect(fetch(`${one.url}/healthz`)).rejects.toThrow();
		finish?.();
		expect((await post).status).toBe(200);
		await stopped;
	});

	it("P19: cuts off at the end of the grace what does not end by itself", async () => {
		const heard = told();
		const given = options(heard);
		let begun = false;
		const runtime = {
			...given.runtime,
			accept: () => {
				begun = true;
				return new Promise<void>(() => {});
			},
		};
		const one = await running({ ...given, runtime });
		const post = fetch(`${one.url}/webhook/infobip`, { method: "POST", body });
		post.catch(() => {});
		await expect.poll(() => begun).toBe(true);
		await one.stop();
		await expect(post).rejects.toThrow();
	});

	it("before it ever listened is nothing", async () => {
		const server = httpServer(httpApp(options(told())));
		await expect(server.close()).resolves.toBeUndefined();
	});
});

describe("a crowd of new connections", () => {
	it("is let in whole before the first of them is answered", async () => {
		const door = createDoor(undefined, () => 0);
		let inside = 0;
		const opened = () => {
			inside += 1;
			door.opened();
		};
		const found: number[] = [];
		const fetch = () => {
			found.push(inside);
			return new Response("ok");
		};
		const app = { fetch, drain: () => {}, close: () => {} };
		const crowded = httpServer(app, { door: { ...door, opened } });
		const { port } = await crowded.listen(0, "127.0.0.1");
		const requests = Array.from({ length: 20 }, () =>
			raw(port, head("Content-Length: 0", "Connection: close")),
		);
		await Promise.all(requests);
		await crowded.close();
		expect(found).toEqual(Array(20).fill(20));
	});
});

describe("F79: a port that cannot be had", () => {
	let other: Server | undefined;
	afterEach(() => void other?.close());

	it("because it is taken, is one clear line", async () => {
		other = createServer().listen(0, "127.0.0.1");
		await new Promise((resolve) => other?.once("listening", resolve));
		const { port } = other.address() as AddressInfo;
		const server = httpServer(httpApp(options(told())));
		await expect(server.listen(port, "127.0.0.1")).rejects.toThrow(
			`Port ${port} on 127.0.0.1 is taken. Stop the other program, or set PORT to another number.`,
		);
	});

	it.each([
		[99_999, "127.0.0.1", /^PORT 99999 is no port/],
		[-1, "127.0.0.1", /^PORT -1 is no port/],
		[0, "203.0.113.77", /^HOST 203.0.113.77 is no address of this machine/],
	] as const)("as %s on %s, is one clear line", async (port, host, line) => {
		const server = httpServer(httpApp(options(told())));
		await expect(server.listen(port, host)).rejects.toThrow(line);
	});
});
