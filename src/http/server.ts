import type { Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import type { HttpApp } from "./app.ts";
import { createDoor, type Door } from "./door.ts";
import { problemResponse } from "./problem.ts";

/** A server that listens. */
export interface HttpServer {
	/** Begins to listen. Port 0 takes a free one. Throws a {@link ListenError}. */
	listen(port: number, host: string): Promise<{ readonly port: number }>;
	/**
	 * Takes no new connections, lets open requests finish, ends the streams, and cuts off what is left after `graceMs`. `/readyz`
	 * says no from the first moment on.
	 */
	close(graceMs?: number): Promise<void>;
}

/** Why the port could not be taken, in one line. */
export class ListenError extends Error {
	override readonly name = "ListenError";
}

/** A request has this long to arrive whole, else 408: who sends a byte a second must not hold a place for long. */
const REQUEST_MS = 10_000;
/** How often Node looks for requests that take too long. */
const LOOK_MS = 1_000;
/** Longer than any proxy or provider keeps an idle connection, so that it is never ours that closes under a request. */
const KEEP_ALIVE_MS = 65_000;
const MOST_HEADER_BYTES = 16 * 1024;
const MOST_HEADERS = 200;
const GRACE_MS = 5_000;
/** How often connections that have become idle are closed while stopping. */
const SWEEP_MS = 25;

/** Serves the app over Node's HTTP server with limits on time, headers and connections. */
export function httpServer(
	app: Pick<HttpApp, "fetch" | "drain" | "close">,
	options: { readonly requestMs?: number; readonly door?: Door } = {},
): HttpServer {
	const { requestMs = REQUEST_MS, door = createDoor() } = options;
	const server = createAdaptorServer({
		fetch: (request, bindings) =>
			answer({ app, door }, request, bindings as HttpBindings),
		// HTTP/1.0 needs no Host.
		hostname: "localhost",
		serverOptions: {
			requestTimeout: requestMs,
			headersTimeout: requestMs,
			connectionsCheckingInterval: Math.min(LOOK_MS, requestMs),
			keepAliveTimeout: KEEP_ALIVE_MS,
			maxHeaderSize: MOST_HEADER_BYTES,
		},
	}) as Server;
	server.on("connection", door.opened);
	const sockets = openSockets(server);
	return {
		listen: (port, host) => listen(server, port, host),
		close: (graceMs = GRACE_MS) => close({ server, sockets }, app, graceMs),
	};
}

function openSockets(server: Server): ReadonlySet<Socket> {
	const sockets = new Set<Socket>();
	server.on("connection", (socket) => {
		sockets.add(socket);
		socket.once("close", () => sockets.delete(socket));
	});
	return sockets;
}

function answer(
	{ app, door }: { readonly app: Pick<HttpApp, "fetch">; readonly door: Door },
	request: Request,
	bindings: HttpBindings,
): Response | Promise<Response> {
	if (bindings.incoming.rawHeaders.length > 2 * MOST_HEADERS)
		return problemResponse("too-many-headers", {
			headers: { connection: "close" },
		});
	const quiet = door.quiet();
	return quiet === null
		? app.fetch(request, bindings)
		: quiet.then(() => app.fetch(request, bindings));
}

function listen(
	server: Server,
	port: number,
	host: string,
): Promise<{ readonly port: number }> {
	return new Promise((resolve, reject) => {
		const fail = (error: unknown): void =>
			reject(listenError(error, port, host));
		server.once("error", fail);
		try {
			server.listen(port, host, () => {
				server.off("error", fail);
				resolve({ port: (server.address() as AddressInfo).port });
			});
		} catch (error) {
			fail(error);
		}
	});
}

function listenError(cause: unknown, port: number, host: string): ListenError {
	const { code = "" } = cause as NodeJS.ErrnoException;
	const reasons: Readonly<Record<string, string>> = {
		EADDRINUSE: `Port ${port} on ${host} is taken. Stop the other program, or set PORT to another number.`,
		EACCES: `Port ${port} needs special rights. Set PORT to 1024 or more.`,
		ERR_SOCKET_BAD_PORT: `PORT ${port} is no port. Choose one from 1 to 65535.`,
		EADDRNOTAVAIL: `HOST ${host} is no address of this machine. Try 127.0.0.1, or 0.0.0.0 for all of them.`,
		ENOTFOUND: `HOST ${host} is not known. Try 127.0.0.1, or 0.0.0.0 for every address of this machine.`,
	};
	const reason =
		reasons[code] ?? `Cannot listen on ${host}, port ${port}: ${code}.`;
	return new ListenError(reason, { cause });
}

async function close(
	{
		server,
		sockets,
	}: { readonly server: Server; readonly sockets: ReadonlySet<Socket> },
	app: Pick<HttpApp, "drain" | "close">,
	graceMs: number,
): Promise<void> {
	app.drain();
	if (!server.listening) return app.close();
	await new Promise<void>((resolve) => {
		const sweep = setInterval(() => {
			server.closeIdleConnections();
			// Browsers and fetch open connections ahead of need. Node counts one that never asked for anything as busy.
			for (const socket of sockets)
				if (socket.bytesRead === 0) socket.destroy();
		}, SWEEP_MS);
		const cut = setTimeout(() => server.closeAllConnections(), graceMs);
		server.close(() => {
			clearInterval(sweep);
			clearTimeout(cut);
			resolve();
		});
		app.close();
	});
}
