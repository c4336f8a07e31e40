import { connect } from "node:net";
import type { HttpBindings } from "@hono/node-server";
import {
	type Conversation,
	type Fact,
	type InboundEvent,
	instant,
	type JournalEntry,
	newConversation,
} from "../../src/engine/model.ts";
import type { Refused } from "../../src/engine/ports.ts";
import type { RuleBook } from "../../src/engine/rule-book.ts";
import { type HttpApp, httpApp } from "../../src/http/app.ts";
import type { HttpOptions } from "../../src/http/options.ts";
import { httpServer } from "../../src/http/server.ts";
import type { FeedReader, Runtime } from "../../src/runtime/runtime.ts";
import { openMemory } from "../../src/store/memory.ts";

export const open = { token: null, basic: null, hmac: null };

/** What the fake runtime was told, and what a test makes it do. */
export interface Told {
	readonly accepted: InboundEvent[];
	readonly refused: Refused[];
	readonly noted: { fact: Fact; conversation: number | null | undefined }[];
	readonly erased: number[];
	readonly readers: Set<FeedReader>;
	/** Thrown by the next `accept`. */
	failure: unknown;
	now: number;
	lastSequence: number | undefined;
}

export function told(): Told {
	return {
		accepted: [],
		refused: [],
		noted: [],
		erased: [],
		readers: new Set(),
		failure: null,
		now: Date.UTC(2026, 10, 22, 21, 30),
		lastSequence: undefined,
	};
}

export const conversation: Conversation = {
	id: 812,
	version: 3,
	channel: "whatsapp",
	sender: { id: 1, address: "9611234567" },
	contact: {
		id: 55,
		addresses: [{ kind: "phone", value: "96170111222" }],
	},
	state: { ...newConversation, name: "Amel" },
};

export const entry: JournalEntry = {
	seq: 812,
	at: instant(Date.UTC(2026, 10, 22, 21, 30)),
	type: "decision.made",
	conversation: 812,
	contact: 55,
	sender: 1,
	rule: "opening hours",
	body: {
		from: "96170111222",
		event: {
			type: "message.received",
			id: "ABGG",
			content: { type: "text", text: "vos horaires ?" },
		},
		because: 'keyword "horaires"',
		actions: [{ type: "text", text: "Fermé." }],
		silent: null,
	},
};

/** As much of a rule book as is shown. */
const fakeBook = {
	hash: "sha256:abc",
	rules: [],
	places: {},
	data: {
		profile: {
			name: "Beit Zaytoun",
			timezone: "Asia/Beirut",
			languages: ["en"],
		},
	},
} as unknown as RuleBook;

function fakeRuntime(told: Told): Runtime {
	return {
		accept: async (events, refused) => {
			if (told.failure !== null) throw told.failure;
			told.accepted.push(...events);
			told.refused.push(...refused);
		},
		note: async (fact, conversation) => {
			told.noted.push({ fact, conversation });
		},
		indexed: async () => {},
		erase: async (contact) => {
			told.erased.push(contact);
			const none = { rows: 0, sends: 0, media: 0 };
			return { contact, conversations: [812], ...none, copies: [] };
		},
		rules: {
			book: () => fakeBook,
			rejected: () => null,
			reload: async () => ({ problems: [] }),
		},
		feed: {
			attach: (reader) => {
				told.readers.add(reader);
				return () => told.readers.delete(reader);
			},
		},
		status: () => ({
			rules: { hash: "sha256:abc", count: 14 },
			sendingPaused: null,
			sendsInFlight: 2,
			feedReaders: told.readers.size,
			lastEventAt: null,
			...(told.lastSequence !== undefined && {
				lastSequence: told.lastSequence,
			}),
		}),
		stop: async () => {},
	};
}

/** One event for each of `results`, keyed by its `messageId`; items without one are refused. */
export const fakeChannel: HttpOptions["channel"] = {
	name: "whatsapp",
	receive: (payload, arrivedAt) => {
		const { results = [] } = payload as { results?: unknown[] };
		const events: InboundEvent[] = [];
		const refused: Refused[] = [];
		for (const item of results) {
			const id = (item as { messageId?: unknown } | null)?.messageId;
			if (typeof id === "string" && id !== "")
				events.push({
					type: "event.posted",
					key: id,
					ref: null,
					at: arrivedAt,
					arrivedAt,
					name: "fake",
					data: {},
				});
			else refused.push({ reason: "no id", body: null });
		}
		return { events, refused };
	},
	send: async () => ({ status: "PENDING", warnings: [] }),
};

const noHistory: HttpOptions["history"] = {
	conversations: async () => [],
	find: async (name) =>
		["c_812", "p_55", "96170111222"].includes(name) ? [conversation] : [],
	transcript: async () => [],
	decision: async (sequence) =>
		sequence === 812 ? { entry, input: {}, sends: [] } : null,
	send: async () => null,
	stats: async () => ({ conversations: 7 }),
	summary: async () => null,
	search: async () => [],
	people: async () => [],
	unanswered: async () => [],
	figures: async () => [],
	indexedUpTo: async () => 812,
	sendDueSince: async () => null,
};

/** Options that a test can change in part. */
export function options(
	told: Told,
	changes: Partial<HttpOptions> = {},
): HttpOptions {
	return {
		runtime: fakeRuntime(told),
		channel: fakeChannel,
		history: noHistory,
		team: openMemory().team,
		sessionKey: new Uint8Array(32),
		clock: { now: () => instant(told.now) },
		security: { adminToken: null, publicUrl: null, webhook: open },
		bodyLimit: 4096 * 1024,
		senders: ["9611234567"],
		demo: true,
		version: "0.1.0",
		ready: { store: async () => null, disk: async () => null },
		rulesDesk: {
			read: async () => ({
				files: { "rules.yaml": "version: 1" },
				etag: '"one"',
			}),
			check: async () => ({ ok: true, rules: 1, problems: [] }),
			schema: () => ({ type: "object" }),
		},
		...changes,
	};
}

export const fakeHistory = noHistory;

/** A request as if it came over a connection from this machine. */
export function fromHere(
	app: HttpApp,
	path: string,
	init: RequestInit = {},
	peer = "127.0.0.1",
): Promise<Response> {
	const bindings = {
		incoming: { socket: { remoteAddress: peer } },
	} as unknown as HttpBindings;
	const headers = new Headers(init.headers);
	if (!headers.has("host")) headers.set("host", "localhost:3000");
	return Promise.resolve(app.request(path, { ...init, headers }, bindings));
}

/** Sends JSON. */
export function sending(
	body: unknown,
	headers: Record<string, string> = {},
	method = "POST",
): RequestInit {
	return {
		method,
		headers: { "content-type": "application/json", ...headers },
		body: typeof body === "string" ? body : JSON.stringify(body),
	};
}

/** A posted webhook body. */
export function post(
	app: HttpApp,
	body: string | Uint8Array<ArrayBuffer>,
	headers: Record<string, string> = {},
	path = "/webhook/infobip",
): Promise<Response> {
	return fromHere(app, path, { method: "POST", body, headers });
}

/** The problem in a response. */
export async function problem(response: Response): Promise<{
	readonly status: number;
	readonly code: string;
	readonly detail?: string;
}> {
	return (await response.json()) as never;
}

export interface Running {
	readonly app: HttpApp;
	readonly port: number;
	readonly url: string;
	stop(): Promise<void>;
}

/** The app on a real socket of this machine. */
export async function running(
	given: HttpOptions,
	limits: { readonly requestMs?: number } = {},
): Promise<Running> {
	const app = httpApp(given);
	const server = httpServer(app, limits);
	const { port } = await server.listen(0, "127.0.0.1");
	return {
		app,
		port,
		url: `http://127.0.0.1:${port}`,
		stop: () => server.close(500),
	};
}

/** Writes raw bytes to a port and gives all that comes back until the other side closes. */
export function raw(
	port: number,
	...pieces: readonly (string | Uint8Array)[]
): Promise<string> {
	return new Promise((resolve) => {
		let heard = "";
		const socket = connect(port, "127.0.0.1", () => {
			for (const piece of pieces) socket.write(piece);
		});
		socket.on("data", (bytes) => {
			heard += bytes.toString("latin1");
		});
		socket.on("error", () => {});
		socket.on("close", () => resolve(heard));
	});
}
