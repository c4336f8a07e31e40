import { once } from "node:events";
import {
	createServer,
	type RequestListener,
	type Server,
	type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { LONGEST_BODY } from "../../src/infobip/answer.ts";
import { keepAlive } from "../../src/infobip/keep-alive.ts";

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

const posted = (url: string, timeoutMs = 60_000) => ({
	...{ url, method: "POST", timeoutMs },
	headers: { Authorization: "App k", "Content-Type": "application/json" },
	body: '{"text":"مرحبا"}',
});

test("posts over one connection that stays open, and gives status, Retry-After and body", async () => {
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
	const send = keepAlive();
	for (let time = 0; time < 3; time++) {
		const { status, retryAfter, body } = await send(posted(url));
		expect(status).toBe(429);
		expect(retryAfter).toBe("7");
		expect(JSON.parse(body)).toEqual({
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
	const answer = await keepAlive()(posted(url));
	expect(answer).toEqual({ status: 204, retryAfter: null, body: "" });
});

test("E75: a redirect is given as it came and not followed", async () => {
	const { url, connections } = await serve((request, response) => {
		request.resume();
		response.writeHead(302, { location: "/elsewhere" }).end("moved");
	});
	expect((await keepAlive()(posted(url))).status).toBe(302);
	expect(connections.count).toBe(1);
});

test("nobody who answers is told by the code of the connection", async () => {
	const { url } = await serve(() => {});
	for (const server of open.splice(0))
		await new Promise((resolve) => server.close(resolve));
	await expect(keepAlive()(posted(url))).rejects.toMatchObject({
		code: "ECONNREFUSED",
	});
});

test("a connection that ends before the answer, or within it, rejects", async () => {
	const before = await serve((request) => {
		request.socket.destroy();
	});
	await expect(keepAlive()(posted(before.url))).rejects.toMatchObject({
		code: "ECONNRESET",
	});
	const within = await serve((request, response) => {
		response.writeHead(200, { "content-length": "100" });
		response.write("half");
		setImmediate(() => request.socket.destroy());
	});
	await expect(keepAlive()(posted(within.url))).rejects.toMatchObject({
		code: "ECONNRESET",
	});
});

test("what takes too long rejects as a timeout and ends, before the answer and within it", async () => {
	const ended: Promise<unknown>[] = [];
	for (const begin of [
		() => {},
		(half: ServerResponse) => half.write("half"),
	]) {
		const { url } = await serve((request, response) => {
			ended.push(once(request.socket, "close"));
			begin(response);
		});
		await expect(keepAlive()(posted(url, 50))).rejects.toMatchObject({
			name: "TimeoutError",
		});
	}
	await Promise.all(ended);
	expect(ended).toHaveLength(2);
});

test("E72: of an endless answer no more than a megabyte is kept", async () => {
	const { url } = await serve((_, response) => {
		const more = () => {
			while (!response.destroyed && response.write("x".repeat(65_536)));
		};
		response.on("drain", more);
		more();
	});
	const { body } = await keepAlive()(posted(url));
	expect(body).toHaveLength(LONGEST_BODY);
});
