import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { keepAliveFetch } from "../../src/infobip/keep-alive-fetch.ts";

const open: Server[] = [];

afterEach(() => {
	for (const server of open.splice(0)) {
		server.closeAllConnections();
		server.close();
	}
});

async function serve(answer: RequestListener) {
	const server = createServer(answer);
	open.push(server);
	const connections = { count: 0 };
	server.on("connection", () => {
		connections.count += 1;
	});
	await new Promise<void>((resolve) =>
		server.listen(0, "127.0.0.1", () => resolve()),
	);
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}/path?a=b`, connections };
}

const posted = (signal?: AbortSignal) => ({
	method: "POST",
	headers: { Authorization: "App k", "Content-Type": "application/json" },
	redirect: "manual" as const,
	body: '{"text":"مرحبا"}',
	...(signal ? { signal } : {}),
});

test("posts over one connection that stays open, and gives status, headers and body", async () => {
	const { url, connections } = await serve((request, response) => {
		let body = "";
		request.setEncoding("utf8");
		request.on("data", (chunk) => {
			body += chunk;
		});
		request.on("end", () => {
			response.setHeader("Retry-After", "7");
			response.statusCode = 429;
			const { method, headers } = request;
			const { authorization } = headers;
			const path = request.url;
			response.end(JSON.stringify({ method, path, authorization, body }));
		});
	});
	const fetch = keepAliveFetch();
	for (let time = 0; time < 3; time++) {
		const response = await fetch(url, posted());
		expect(response.status).toBe(429);
		expect(response.ok).toBe(false);
		expect(response.headers.get("retry-after")).toBe("7");
		expect(await response.json()).toEqual({
			method: "POST",
			path: "/path?a=b",
			authorization: "App k",
			body: '{"text":"مرحبا"}',
		});
	}
	expect(connections.count).toBe(1);
});

test("an answer without a body is one", async () => {
	const { url } = await serve((request, response) => {
		request.resume();
		response.writeHead(204).end();
	});
	const response = await keepAliveFetch()(url, posted());
	expect(response.status).toBe(204);
	expect(await response.text()).toBe("");
});

test("E75: a redirect is given as it came and not followed", async () => {
	const { url, connections } = await serve((request, response) => {
		request.resume();
		response.writeHead(302, { location: "/elsewhere" }).end("moved");
	});
	const response = await keepAliveFetch()(url, posted());
	expect(response.status).toBe(302);
	expect(connections.count).toBe(1);
});

test("nobody who answers is told by the code of the connection", async () => {
	const { url } = await serve(() => {});
	for (const server of open.splice(0))
		await new Promise((resolve) => server.close(resolve));
	await expect(keepAliveFetch()(url, posted())).rejects.toMatchObject({
		code: "ECONNREFUSED",
	});
});

test("a connection that ends before the answer, or within it, rejects", async () => {
	const before = await serve((request) => {
		request.socket.destroy();
	});
	await expect(keepAliveFetch()(before.url, posted())).rejects.toMatchObject({
		code: "ECONNRESET",
	});
	const within = await serve((request, response) => {
		response.writeHead(200, { "content-length": "100" });
		response.write("half");
		setImmediate(() => request.socket.destroy());
	});
	await expect(keepAliveFetch()(within.url, posted())).rejects.toMatchObject({
		code: "ECONNRESET",
	});
});

test("an abort rejects with its reason, before the answer and within it", async () => {
	const reason = new Error("enough");
	const silent = new AbortController();
	const { url } = await serve(() => silent.abort(reason));
	await expect(keepAliveFetch()(url, posted(silent.signal))).rejects.toBe(
		reason,
	);
	const slow = new AbortController();
	const within = await serve((_, response) => {
		response.write("half");
		setImmediate(() => slow.abort(reason));
	});
	await expect(keepAliveFetch()(within.url, posted(slow.signal))).rejects.toBe(
		reason,
	);
	await expect(keepAliveFetch()(url, posted(slow.signal))).rejects.toBe(reason);
});

test("E72: of an endless answer no more than a little over a megabyte is read", async () => {
	const { url } = await serve((_, response) => {
		const more = () => {
			while (!response.destroyed && response.write("x".repeat(65_536)));
		};
		response.on("drain", more);
		more();
	});
	const response = await keepAliveFetch()(url, posted());
	const { length } = await response.text();
	expect(length).toBeGreaterThan(1024 * 1024);
	expect(length).toBeLessThan(2 * 1024 * 1024);
});
