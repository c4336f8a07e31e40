import type { Config } from "../config.ts";
import { CommandError } from "./exit.ts";

/** Talks to the Marhaba that runs on this machine, or wherever `--url` points. */
export interface ServerClient {
	readonly url: string;
	/** True when one answers there. */
	isUp(): Promise<boolean>;
	/** Asks and gives the response; throws a {@link CommandError} when nobody answers or the token is refused. */
	request(path: string, init?: RequestInit): Promise<Response>;
}

/** Where to look, and with which token; the environment's where nothing is said. */
export interface ServerOptions {
	readonly url?: string;
	readonly token?: string;
}

/** A client for the running server. */
export function serverClient(
	config: Pick<Config, "host" | "port" | "adminToken">,
	options: ServerOptions = {},
): ServerClient {
	const url = (
		options.url ?? `http://${reachable(config.host)}:${config.port}`
	).replace(/\/+$/, "");
	const token = options.token ?? config.adminToken;
	const request = async (path: string, init: RequestInit = {}) => {
		const headers = new Headers(init.headers);
		if (token) headers.set("authorization", `Bearer ${token}`);
		const response = await reach(`${url}${path}`, { ...init, headers });
		if (response.status === 401 || response.status === 403) throw refused(url);
		return response;
	};
	return {
		url,
		request,
		isUp: () =>
			reach(`${url}/healthz`, { signal: AbortSignal.timeout(1000) }).then(
				({ ok }) => ok,
				() => false,
			),
	};
}

/** A server that listens everywhere is reached here. */
function reachable(host: string): string {
	if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
	return host.includes(":") ? `[${host}]` : host;
}

async function reach(url: string, init: RequestInit): Promise<Response> {
	try {
		return await fetch(url, init);
	} catch (cause) {
		if (init.signal?.aborted) throw cause;
		throw new CommandError(
			`Nobody answers at ${new URL(url).origin}. Start Marhaba with "npm start", or say --url.`,
			"network",
			{ cause },
		);
	}
}

function refused(url: string): CommandError {
	return new CommandError(
		`${url} refused the token. Set ADMIN_TOKEN as the server has it, or say --token.`,
		"configuration",
	);
}
