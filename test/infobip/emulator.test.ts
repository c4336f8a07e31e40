import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import { afterEach, describe, expect, it } from "vitest";
import { infobip } from "../../src/infobip/client.ts";
import { emulator } from "../../src/infobip/emulator/emulator.ts";
import type { EmulatorOptions } from "../../src/infobip/emulator/options.ts";
import { readWebhook } from "../../src/infobip/webhook/read-webhook.ts";
import { officialDocument } from "./official-document.ts";
import { hasSharedFiles, sharedFilesMissing } from "./shared-files.ts";

const from = "447860099299";
const to = "385919998888";
const hello = { from, to, messageId: "mb-1", content: { text: "Hello" } };
const template = {
	from,
	to,
	content: {
		templateName: "t",
		language: "en",
		templateData: { body: { placeholders: [] } },
	},
};

function connect(options: Partial<EmulatorOptions> = {}) {
	const posted: unknown[] = [];
	const account = emulator({
		apiKey: "k",
		senders: [from],
		onWebhook: (body) => posted.push(body),
		later: (_, run) => queueMicrotask(run),
		...options,
	});
	const reached = {
		baseUrl: "http://127.0.0.1:1",
		apiKey: "k",
		fetch: account.fetch,
	};
	const client = infobip(reached);
	const impatient = infobip({ ...reached, timeoutMs: 100 });
	const told = () => posted.flatMap((body) => readWebhook(body));
	return { account, client, impatient, posted, told };
}

describe("the emulator", () => {
	it("takes a message, keeps it, then reports delivered and seen", async () => {
		const { account, client, told } = connect();
		const sent = await client.messages.text(hello);
		expect(sent).toMatchObject({
			to,
			messageId: "mb-1",
			status: { name: "PENDING_ENROUTE" },
		});
		expect(account.sent).toMatchObject([
			{ kind: "text", from, to, messageId: "mb-1", message: hello },
		]);
		await account.idle();
		expect(told()).toMatchObject([
			{
				kind: "delivery",
				messageId: "mb-1",
				to,
				status: { name: "DELIVERED_TO_HANDSET" },
			},
			{ kind: "seen", messageId: "mb-1", from: to, to: from },
		]);
	});

	it("answers before it reports", async () => {
		const order: string[] = [];
		const waiting: (() => void)[] = [];
		const { account, client } = connect({
			onWebhook: () => order.push("report"),
			later: (_, run) => waiting.push(run),
		});
		await client.messages.text(hello);
		order.push("answer");
		for (const run of waiting) run();
		await account.idle();
		expect(order).toEqual(["answer", "report", "report"]);
	});

	it("gives a message an id where it has none", async () => {
		const { client, account } = connect();
		const { messageId } = await client.messages.template(template);
		expect(messageId).toMatch(/^[0-9a-f-]{36}$/);
		expect(account.sent).toMatchObject([{ kind: "template", messageId }]);
	});

	it("refuses what the API refuses, in its words", async () => {
		const { account } = connect();
		const response = await post(account, "/whatsapp/1/message/text", {
			...hello,
			content: { text: "" },
		});
		expect(response.status).toBe(400);
		expect(await response.json()).toEqual({
			requestError: {
				serviceException: {
					messageId: "BAD_REQUEST",
					text: "Bad request",
					validationErrors: {
						"content.text": [
							"size must be between 1 and 4096",
							"must not be blank",
						],
					},
				},
			},
		});
		expect(account.sent).toEqual([]);
	});

	it("names a template's fields without the place in the bulk", async () => {
		const { account } = connect();
		const header = { type: "TEXT", placeholder: "a\nb" };
		const content = {
			...template.content,
			templateData: { body: { placeholders: [] }, header },
		};
		const response = await post(account, "/whatsapp/1/message/template", {
			messages: [{ ...template, content }],
		});
		expect(await response.json()).toMatchObject({
			requestError: {
				serviceException: {
					validationErrors: {
						"content.templateData.header.placeholder": [
							"cannot have new-line/tab characters or more than 4 consecutive spaces",
						],
					},
				},
			},
		});
	});

	it.each(["", "{", "null", "[]", '"x"', "1", '{"__proto__":{"from":"1"}}'])(
		"answers 400 to the body %j",
		async (body) => {
			const { account } = connect();
			for (const path of ["message/text", "message/template", "events"])
				expect((await raw(account, `/whatsapp/1/${path}`, body)).status).toBe(
					400,
				);
		},
	);

	it("lets nobody in without the key, and answers events in their own shape", async () => {
		const { account } = connect();
		const without = { method: "POST", body: "{}" };
		const text = await account.app.request("/whatsapp/1/message/text", without);
		expect([text.status, await text.json()]).toEqual([
			401,
			{
				requestError: {
					serviceException: { messageId: "UNAUTHORIZED", text: "Unauthorized" },
				},
			},
		]);
		const events = await account.app.request("/whatsapp/1/events", without);
		expect(await events.json()).toMatchObject({
			errorCode: "E401",
			violations: [],
		});
	});

	it("knows no other paths and no other senders", async () => {
		const { account, client } = connect();
		expect(
			(await raw(account, "/whatsapp/1/message/telepathy", "{}")).status,
		).toBe(404);
		await expect(
			client.messages.text({ ...hello, from: "1" }),
		).rejects.toMatchObject({ code: "REJECTED_SOURCE" });
		expect(account.sent).toEqual([]);
	});

	it("marks as read whatever the id holds", async () => {
		const { account, client } = connect();
		const messageId = "wamid.AA/b+c==";
		await client.markAsRead({ sender: from, messageId });
		expect(account.reads).toEqual([{ sender: from, messageId }]);
	});

	it("knows no message to read for a wrong sender, an unencoded id or a message of ours", async () => {
		const { account, client } = connect();
		await client.messages.text(hello);
		const gone = { code: "HTTP_404" };
		await expect(
			client.markAsRead({ sender: "1", messageId: "a" }),
		).rejects.toMatchObject(gone);
		await expect(
			client.markAsRead({ sender: from, messageId: "mb-1" }),
		).rejects.toMatchObject(gone);
		const path = `/whatsapp/1/senders/${from}/message/wamid.AA/b+c==/read`;
		expect((await raw(account, path, "")).status).toBe(404);
		await expect(
			client.markAsRead({ sender: "me", messageId: "a" }),
		).rejects.toThrow("sender must be a number");
	});

	it("takes ten read marks a second", async () => {
		let now = 0;
		const { client } = connect({ now: () => now });
		const read = () => client.markAsRead({ sender: from, messageId: "a" });
		for (let i = 0; i < 10; i++) await read();
		await expect(read()).rejects.toMatchObject({
			kind: "throttled",
			retryAfterMs: 1000,
		});
		now = 1000;
		await read();
	});

	it("shows typing", async () => {
		const { account, client } = connect();
		await client.typing({ from, to });
		expect(account.typings).toEqual([{ from, to }]);
	});

	it("lets customers write, with ids that break careless clients", async () => {
		const { account, told } = connect();
		const message = { type: "TEXT", text: "Hi" };
		const messageId = account.writes({
			from: to,
			to: from,
			message,
			name: "Frank",
		});
		await account.idle();
		expect(messageId).toMatch(/^wamid\./);
		expect(told()).toMatchObject([
			{
				kind: "message",
				messageId,
				from: to,
				to: from,
				content: message,
				contact: { name: "Frank" },
			},
		]);
	});

	it("reports to the address in the message", async () => {
		const asked: string[] = [];
		const { account, client, posted } = connect({
			fetch: async (input) => {
				asked.push(String(input));
				return new Response("ok");
			},
		});
		const notifyUrl = "https://example.com/reports";
		await client.messages.text({ ...hello, notifyUrl });
		await account.idle();
		expect(asked).toEqual([notifyUrl, notifyUrl]);
		expect(posted).toEqual([]);
	});

	it("tries a webhook again after one, two, five minutes", async () => {
		const waits: number[] = [];
		let calls = 0;
		const { account } = connect({
			onWebhook: () => {
				calls += 1;
				if (calls < 4) throw new Error("busy");
			},
			later: (delayMs, run) => {
				waits.push(delayMs);
				queueMicrotask(run);
			},
		});
		account.writes({
			from: to,
			to: from,
			message: { type: "TEXT", text: "Hi" },
		});
		await account.idle();
		expect(waits).toEqual([60_000, 120_000, 300_000]);
	});
});

describe.skipIf(!hasSharedFiles)(
	`what the emulator says (${sharedFilesMissing})`,
	() => {
		const official = hasSharedFiles ? officialDocument() : null;

		it.each([
			["/whatsapp/1/message/text", 200, hello],
			["/whatsapp/1/message/text", 400, { content: 7 }],
			["/whatsapp/1/message/template", 200, { messages: [template] }],
			["/whatsapp/1/message/template", 400, { messages: [] }],
			[
				"/whatsapp/1/events",
				200,
				{
					events: [
						{
							sender: from,
							destinations: [{ to }],
							content: { type: "TYPING_INDICATOR" },
						},
					],
				},
			],
			["/whatsapp/1/events", 400, {}],
			["/whatsapp/1/message/text", 429, hello],
			["/whatsapp/1/message/text", 500, hello],
		])(
			"at %s with %i is what the official document says",
			async (path, status, body) => {
				const { account } = connect();
				if (status > 400) account.fault({ answer: { status } });
				const response = await post(account, path, body);
				expect(response.status).toBe(status);
				const said = await response.json();
				expect(official?.response(path, status, said)).toEqual([]);
			},
		);

		it("to the webhook is what the official document says", async () => {
			const { account, client, posted } = connect();
			account.fault({ reports: ["delivered", { error: 7010 }, "seen"] });
			await client.messages.text(hello);
			await account.idle();
			account.writes({
				from: to,
				to: from,
				message: { type: "TEXT", text: "Hi" },
			});
			await account.idle();
			const names = [
				"receive-whatsapp-delivery-reports",
				"receive-whatsapp-delivery-reports",
				"receive-whatsapp-seen-reports",
				"receive-inbound-whatsapp-messages",
			];
			expect(posted).toHaveLength(names.length);
			for (const [index, name] of names.entries())
				expect(official?.webhook(name, posted[index])).toEqual([]);
		});
	},
);

describe("a message id that was sent before", () => {
	it.each([
		["ignore", 1, "PENDING_ENROUTE"],
		["send-again", 2, "PENDING_ENROUTE"],
		["reject", 1, "REJECTED_DUPLICATE_MESSAGE_ID"],
	] as const)("is answered by %s", async (onDuplicate, count, name) => {
		const { account, client } = connect({ onDuplicate });
		await client.messages.text(hello);
		const again = await client.messages.text(hello).then(
			({ status }) => status.name,
			({ code }) => code,
		);
		expect(again).toBe(name);
		expect(account.sent).toHaveLength(count);
	});
});

describe("the 24 hours", () => {
	it("are kept where that is asked for, and never hold back a template", async () => {
		let now = Date.UTC(2026, 0, 1);
		const { account, client, told } = connect({
			checkTemplates: false,
			enforceWindow: true,
			now: () => now,
		});
		const outcome = async (kind: "text" | "template") => {
			const seen = told().length;
			if (kind === "text")
				await client.messages.text({ ...hello, messageId: `m${seen}` });
			else await client.messages.template(template);
			await account.idle();
			const report = told()[seen];
			return report?.kind === "delivery" ? report.error.name : null;
		};
		expect(await outcome("text")).toBe("EC_NO_SESSION");
		expect(await outcome("template")).toBe("NO_ERROR");
		account.writes({
			from: to,
			to: from,
			message: { type: "TEXT", text: "Hi" },
		});
		await account.idle();
		expect(await outcome("text")).toBe("NO_ERROR");
		now += 25 * 3_600_000;
		expect(await outcome("text")).toBe("EC_NO_SESSION");
	});
});

describe("a fault", () => {
	it.each([
		[
			{ status: 429, retryAfter: "3" },
			{ kind: "throttled", retryAfterMs: 3000 },
		],
		[{ status: 503, retryAfter: "3" }, { kind: "retry" }],
		[{ status: 500 }, { kind: "ambiguous", providerCode: "GENERAL_ERROR" }],
		[{ status: 502, body: "<html>Bad gateway</html>" }, { kind: "ambiguous" }],
		[{ status: 401 }, { kind: "unauthorized" }],
		["reset", { kind: "ambiguous", code: "ECONNRESET" }],
		["hang", { kind: "ambiguous", code: "TIMEOUT" }],
		["truncated", { kind: "ambiguous", code: "BAD_RESPONSE" }],
		["html", { kind: "ambiguous", code: "BAD_RESPONSE" }],
		["empty", { kind: "ambiguous", code: "BAD_RESPONSE" }],
	] as const)("answers %j once", async (answer, expected) => {
		const { account, client, impatient } = connect();
		account.fault({ answer });
		const asker = answer === "hang" ? impatient : client;
		await expect(asker.messages.text(hello)).rejects.toMatchObject(expected);
		expect(account.sent).toEqual([]);
		await client.messages.text(hello);
		expect(account.sent).toHaveLength(1);
	});

	it("may take the message and lose the answer", async () => {
		const { account, client, told } = connect();
		account.fault({ answer: "reset", accept: true });
		await expect(client.messages.text(hello)).rejects.toMatchObject({
			kind: "ambiguous",
		});
		await account.idle();
		expect(account.sent).toHaveLength(1);
		expect(told()).toHaveLength(2);
	});

	it("comes as often and to whom it is meant for", async () => {
		const { account, client } = connect();
		const when = ({ body }: { body: string }) => body.includes("unlucky");
		account.fault({ answer: { status: 500 } }, { times: 2, when });
		const say = (text: string) =>
			client.messages.text({ from, to, content: { text } }).then(
				() => "sent",
				() => "failed",
			);
		const said = [
			await say("lucky"),
			await say("unlucky"),
			await say("unlucky"),
			await say("unlucky"),
		];
		expect(said).toEqual(["sent", "failed", "failed", "sent"]);
	});

	it("may be a status in a 200", async () => {
		const { account, client } = connect();
		account.fault({ rejected: 12 });
		await expect(client.messages.text(hello)).rejects.toMatchObject({
			code: "REJECTED_NOT_ENOUGH_CREDITS",
		});
		expect(account.sent).toEqual([]);
	});

	it("may change the reports: out of order, twice, failed, none", async () => {
		const { account, client, told } = connect();
		const kinds = async (
			reports: Parameters<typeof account.fault>[0]["reports"],
		) => {
			const before = told().length;
			account.fault({ reports: reports ?? [] });
			await client.messages.text({ ...hello, messageId: `m${before}` });
			await account.idle();
			return told()
				.slice(before)
				.map((item) =>
					item.kind === "delivery"
						? item.error.id || item.status.id
						: item.kind,
				);
		};
		expect(await kinds(["seen", "delivered", "delivered"])).toEqual([
			"seen",
			5,
			5,
		]);
		expect(await kinds([{ error: 7010 }])).toEqual([7010]);
		expect(await kinds([{ status: 15 }])).toEqual([15]);
		expect(await kinds([])).toEqual([]);
	});

	it("may be slow", async () => {
		const waits: number[] = [];
		const { account, client } = connect({
			later: (delayMs, run) => {
				waits.push(delayMs);
				queueMicrotask(run);
			},
		});
		account.fault({ delayMs: 700, reports: [] });
		await client.messages.text(hello);
		expect(waits).toEqual([700]);
	});
});

describe("the emulator behind a port", () => {
	const servers: ServerType[] = [];
	afterEach(() => Promise.all(servers.splice(0).map(closed)));

	async function listen() {
		const account = emulator({
			apiKey: "k",
			senders: [from],
			onWebhook: () => {},
		});
		const options = {
			fetch: account.app.fetch,
			port: 0,
			hostname: "127.0.0.1",
		};
		const server = serve(options);
		servers.push(server);
		await once(server, "listening");
		const { port } = server.address() as AddressInfo;
		const baseUrl = `http://127.0.0.1:${port}`;
		const client = infobip({ baseUrl, apiKey: "k" });
		const impatient = infobip({ baseUrl, apiKey: "k", timeoutMs: 300 });
		return { account, client, impatient, close: () => closed(server) };
	}

	it("is talked to like the real one", async () => {
		const { account, client } = await listen();
		await client.messages.text(hello);
		const messageId = "wamid.AA/b+c==";
		await client.markAsRead({ sender: from, messageId });
		expect(account.reads).toEqual([{ sender: from, messageId }]);
		const url = account.keepMedia({
			sender: from,
			contentType: "image/png",
			bytes: new Uint8Array(9),
			cached: true,
		});
		expect(await client.media.metadata(url)).toEqual({
			contentType: "image/png",
			bytes: 9,
		});
		const { body } = await client.media.download(url);
		expect((await new Response(body).arrayBuffer()).byteLength).toBe(9);
	});

	it("breaks connections for real", async () => {
		const { account, client, impatient } = await listen();
		account.fault({ answer: "reset", accept: true });
		await expect(client.messages.text(hello)).rejects.toMatchObject({
			kind: "ambiguous",
		});
		expect(account.sent).toHaveLength(1);
		account.fault({ answer: "hang" });
		await expect(impatient.messages.text(hello)).rejects.toMatchObject({
			code: "TIMEOUT",
		});
	});

	it("that is gone took nothing", async () => {
		const { client, close } = await listen();
		await close();
		await expect(client.messages.text(hello)).rejects.toMatchObject({
			kind: "retry",
			code: "ECONNREFUSED",
		});
	});
});

function closed(server: ServerType): Promise<void> {
	if ("closeAllConnections" in server) server.closeAllConnections();
	return new Promise((resolve) => server.close(() => resolve()));
}

type Account = ReturnType<typeof emulator>;

function post(account: Account, path: string, body: unknown) {
	return raw(account, path, JSON.stringify(body));
}

async function raw(
	{ app }: Account,
	path: string,
	body: string,
): Promise<Response> {
	return app.request(path, {
		method: "POST",
		headers: { Authorization: "App k" },
		body,
	});
}
