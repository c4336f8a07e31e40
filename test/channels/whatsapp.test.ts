import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { whatsapp } from "../../src/channels/whatsapp.ts";
import { ChannelError, type Outbound } from "../../src/engine/ports.ts";
import { infobip } from "../../src/infobip/client.ts";
import { emulator } from "../../src/infobip/emulator/emulator.ts";
import type { Fault } from "../../src/infobip/emulator/faults.ts";
import { officialDocument } from "../infobip/official-document.ts";
import { recordingFetch } from "../infobip/recording-fetch.ts";
import { hasSharedFiles, sharedFilesMissing } from "../infobip/shared-files.ts";
import { channelContract, everyContent, outbound } from "./contract.ts";
import { outboundContent } from "./outbound-content.ts";

const sender = "447860099299";

function connect(fault?: Fault) {
	const account = emulator({
		apiKey: "k",
		senders: [sender],
		onWebhook: () => {},
	});
	if (fault) account.fault(fault);
	const client = infobip({
		baseUrl: "http://127.0.0.1:1",
		apiKey: "k",
		fetch: account.fetch,
		// Only an answer that never comes is waited for.
		timeoutMs: fault?.answer === "hang" ? 100 : 30_000,
	});
	return { account, channel: whatsapp({ client, senders: [sender] }) };
}

function recording() {
	const { fetch, requests } = recordingFetch();
	const client = infobip({ baseUrl: "x.api.infobip.com", apiKey: "k", fetch });
	return { channel: whatsapp({ client }), requests };
}

channelContract("whatsapp", {
	channel: () => connect().channel,
	failing: () => connect({ answer: { status: 400 } }).channel,
	brings: (text, messageId) => ({
		results: [
			{
				from: "385919998888",
				to: sender,
				receivedAt: "2026-11-22T11:59:59.000+0000",
				messageId,
				message: { type: "TEXT", text },
			},
		],
	}),
});

describe("a message of ours", () => {
	const bodyOf = async (change: Partial<Outbound>) => {
		const { channel, requests } = recording();
		await channel.send({
			...outbound({ type: "text", text: "Hi" }),
			...change,
		});
		return requests[0]?.body;
	};

	it("carries our id, and quotes", async () => {
		expect(await bodyOf({})).toEqual({
			from: sender,
			to: "385919998888",
			messageId: "mb-abcd1234-7",
			context: { replyToMessageId: "wamid.A" },
			urlOptions: { shortenUrl: false, trackClicks: false },
			content: { text: "Hi" },
		});
	});

	it("quotes nothing where it should not", async () => {
		expect(await bodyOf({ quote: null })).not.toHaveProperty("context");
		const template = {
			type: "template",
			name: "t",
			language: "en",
			body: [],
		} as const;
		const body = (await bodyOf({ content: template })) as {
			messages: object[];
		};
		expect(body.messages[0]).not.toHaveProperty("context");
	});

	it("goes to a user id where there is no number", async () => {
		const to = { kind: "user", value: "HR.123123123" } as const;
		expect(await bodyOf({ to })).toMatchObject({ to: "HR.123123123" });
	});

	it("leaves out an empty header, footer and caption", async () => {
		const { channel, requests } = recording();
		const options = [{ id: "a", label: "A" }];
		await channel.send(
			outbound({
				type: "buttons",
				text: "x",
				options,
				header: " ",
				footer: "",
			}),
		);
		await channel.send(
			outbound({
				type: "image",
				url: "https://example.com/a.png",
				caption: "",
			}),
		);
		expect(
			requests.map(({ body }) => (body as { content: unknown }).content),
		).toEqual([
			{
				body: { text: "x" },
				action: { buttons: [{ type: "REPLY", id: "a", title: "A" }] },
			},
			{ mediaUrl: "https://example.com/a.png" },
		]);
	});

	it("gives a template's document the name in its address", async () => {
		const header = {
			type: "document",
			url: "https://example.com/bills/7.pdf?x=1",
		} as const;
		const body = await bodyOf({
			content: {
				type: "template",
				name: "t",
				language: "en",
				body: [],
				header,
			},
		});
		expect(JSON.stringify(body)).toContain('"filename":"7.pdf"');
	});

	it("tells of what deserves a look", async () => {
		const content = {
			type: "image",
			url: "https://example.com/a.webp",
		} as const;
		const { status, warnings } = await connect().channel.send(
			outbound(content),
		);
		expect(status).toBe("PENDING_ENROUTE");
		expect(warnings.join()).toContain("WebP");
	});
});

describe.skipIf(!hasSharedFiles)(
	`every request that leaves (${sharedFilesMissing})`,
	() => {
		const official = hasSharedFiles ? officialDocument().request : () => [];

		it.each(everyContent)(
			"is right by the official document: $type",
			async (content) => {
				const { channel, requests } = recording();
				await channel.send(outbound(content));
				expect(requests.map(({ path, body }) => official(path, body))).toEqual([
					[],
				]);
			},
		);

		it("is right, or is refused before it leaves with the fields that are wrong", async () => {
			let left = 0;
			await fc.assert(
				fc.asyncProperty(outboundContent, async (content) => {
					const { channel, requests } = recording();
					const error = await channel.send(outbound(content)).then(
						() => null,
						(thrown: unknown) => thrown,
					);
					if (error === null) {
						left += 1;
						expect(
							requests.map(({ path, body }) => official(path, body)),
						).toEqual([[]]);
					} else {
						expect(error).toMatchObject({
							name: "ChannelError",
							kind: "refused",
							code: "INVALID_REQUEST",
						});
						expect((error as Error).message).toMatch(/content\./);
						expect(requests).toEqual([]);
					}
				}),
				{ numRuns: 500 },
			);
			expect(left).toBeGreaterThan(50);
		});
	},
);

describe("what goes wrong in sending", () => {
	const failing = async (fault: Fault): Promise<unknown> =>
		connect(fault)
			.channel.send(outbound({ type: "text", text: "Hi" }))
			.catch((error: unknown) => error);

	it.each([
		[
			{ answer: { status: 429, retryAfter: "5" } },
			{ kind: "unsent", code: "HTTP_429", retryAfterMs: 5000 },
		],
		[
			{ answer: { status: 503, retryAfter: "5" } },
			{ kind: "unsent", code: "HTTP_503" },
		],
		[{ answer: { status: 500 } }, { kind: "unknown", code: "HTTP_500" }],
		[{ answer: "reset" }, { kind: "unknown", code: "ECONNRESET" }],
		[{ answer: "hang" }, { kind: "unknown", code: "TIMEOUT" }],
		[{ answer: "html" }, { kind: "unknown", code: "BAD_RESPONSE" }],
		[{ answer: { status: 400 } }, { kind: "refused", code: "HTTP_400" }],
		[
			{ answer: { status: 403 } },
			{
				kind: "refused",
				code: "HTTP_403",
				advice: expect.stringContaining("scope"),
			},
		],
		[{ answer: { status: 404 } }, { kind: "refused", code: "HTTP_404" }],
		[
			{ answer: { status: 401 } },
			{
				kind: "unauthorized",
				code: "HTTP_401",
				advice: expect.stringContaining("API key"),
			},
		],
		[
			{ rejected: 12 },
			{ kind: "refused", code: "REJECTED_NOT_ENOUGH_CREDITS" },
		],
		[{ rejected: 21 }, { kind: "unsent", code: "REJECTED_SYSTEM_ERROR" }],
		[
			{ rejected: 23 },
			{ kind: "duplicate", code: "REJECTED_DUPLICATE_MESSAGE_ID" },
		],
	] as const)("%j", async (fault, expected) => {
		const error = await failing(fault);
		expect(error).toBeInstanceOf(ChannelError);
		expect(error).toMatchObject(expected);
	});

	const rejected = { groupId: 5, groupName: "REJECTED" };
	it.each([
		{ status: { ...rejected, id: 7010, name: "EC_NO_SESSION" } },
		{
			status: { ...rejected, id: 6, name: "REJECTED_NETWORK" },
			error: { id: 7010, name: "EC_NO_SESSION", permanent: true },
		},
	])("closes the window where the 200 itself says so: %j", async (said) => {
		const { fetch } = recordingFetch(() => Response.json({ to: "1", ...said }));
		const client = infobip({
			baseUrl: "x.api.infobip.com",
			apiKey: "k",
			fetch,
		});
		const sending = whatsapp({ client }).send(
			outbound({ type: "text", text: "Hi" }),
		);
		await expect(sending).rejects.toMatchObject({
			kind: "window-closed",
			code: "EC_NO_SESSION",
			advice: expect.stringContaining("24 hours"),
		});
	});

	it("fails a courtesy with a ChannelError too", async () => {
		const { channel } = connect();
		const between = { sender: "1", to: { kind: "phone", value: "2" } } as const;
		await expect(
			channel.courtesy?.({ type: "read", messageId: "a" }, between),
		).rejects.toMatchObject({
			name: "ChannelError",
			code: "HTTP_404",
			advice: expect.stringContaining("percent-encoded"),
		});
	});
});
