import { describe, expect, it } from "vitest";
import { knownTemplate } from "../../src/channels/whatsapp/known-template.ts";
import { whatsapp } from "../../src/channels/whatsapp.ts";
import { instant } from "../../src/engine/model.ts";
import { infobip } from "../../src/infobip/client.ts";
import { emulator } from "../../src/infobip/emulator/emulator.ts";
import { template } from "../../src/infobip/templates/template.ts";

const sender = "441134960000";
const account = emulator({ apiKey: "k", senders: [sender] });
const client = infobip({
	baseUrl: "http://127.0.0.1:1",
	apiKey: "k",
	fetch: account.fetch,
});
const channel = whatsapp({ client });

describe("a customer's file", () => {
	const bytes = Uint8Array.from([1, 2, 3, 4]);
	const url = account.keepMedia({ sender, contentType: "image/png", bytes });

	it("comes with what Infobip calls it", async () => {
		const found = await channel.media?.(url, { bytes: 10 });
		expect(found?.type).toBe("image/png");
		const chunks = [];
		for await (const chunk of found?.body ?? []) chunks.push(chunk);
		expect(new Uint8Array(Buffer.concat(chunks))).toEqual(bytes);
	});

	it("E72: that is too large ends with a final error", async () => {
		const found = await channel.media?.(url, { bytes: 3 });
		const read = async () => {
			for await (const _ of found?.body ?? []);
		};
		await expect(read()).rejects.toMatchObject({
			name: "ChannelError",
			kind: "refused",
			code: "TOO_LARGE",
		});
	});

	it("E72: that breaks off on its way may come another time", async () => {
		const breaking = infobip({
			baseUrl: "http://127.0.0.1:1",
			apiKey: "k",
			fetch: async () =>
				new Response(
					new ReadableStream({
						pull: (controller) => controller.error(new Error("ECONNRESET")),
					}),
				),
		});
		const found = await whatsapp({ client: breaking }).media?.(url, {
			bytes: 10,
		});
		const read = async () => {
			for await (const _ of found?.body ?? []);
		};
		await expect(read()).rejects.toMatchObject({ kind: "unsent" });
	});

	it.each([
		["that Infobip has no more", url.replace(/[^/]+$/, "gone"), "HTTP_404"],
		[
			"at no address of Infobip's",
			"https://evil.example.com/a.jpg",
			"INVALID_REQUEST",
		],
	])("%s is refused", async (_, address, code) => {
		await expect(channel.media?.(address, { bytes: 10 })).rejects.toMatchObject(
			{
				name: "ChannelError",
				kind: "refused",
				code,
			},
		);
	});
});

describe("templates in our words", () => {
	it("are those of a number", async () => {
		const all = (await channel.templates?.(sender)) ?? [];
		expect(all.find(({ name }) => name === "order_ready")).toEqual({
			id: expect.any(String),
			name: "order_ready",
			language: "en",
			status: "APPROVED",
			usable: true,
			category: "UTILITY",
			quality: "UNKNOWN",
			reason: null,
			text: "Your order {{1}} is ready, {{2}}. Come when you like.",
			blanks: 2,
			header: "image",
			buttons: ["quick_reply", "url"],
		});
		await expect(channel.templates?.("1")).rejects.toMatchObject({
			name: "ChannelError",
		});
	});

	const one = (structure: object, status = "APPROVED") =>
		knownTemplate(
			template.parse({ id: 5, name: "a", language: "en", status, structure }),
		);

	it.each(["PENDING", "REJECTED", "FIRST_PAUSED", "DISABLED", "SOMETHING_NEW"])(
		"cannot be sent while they are %s",
		(status) => {
			expect(one({}, status)).toMatchObject({ status, usable: false, id: "5" });
		},
	);

	it("with what rules cannot fill say so", () => {
		expect(
			one({
				header: { format: "GIF" },
				buttons: [{ type: "FLOW" }, { type: "PHONE_NUMBER" }],
			}),
		).toMatchObject({ header: "other", buttons: ["other"] });
		expect(one({ carousel: { cards: [{}] } }).buttons).toEqual(["other"]);
	});
});

describe("what Infobip tells of a template", () => {
	const at = instant(Date.UTC(2026, 10, 22));
	const told = (change: object) => {
		const { events } = channel.receive(
			{
				messageTemplateId: 111,
				messageTemplateName: "menu",
				messageTemplateLanguage: "en",
				timestamp: "2026-11-22T00:00:00.000+0000",
				change,
			},
			at,
		);
		const [event] = events;
		return event?.type === "notice.received" ? event.notice : null;
	};

	it.each([
		[
			{ type: "TEMPLATE_STATUS_UPDATE", newStatus: "APPROVED", reason: "NONE" },
			{ status: "APPROVED", usable: true, reason: null },
		],
		[
			{ type: "TEMPLATE_STATUS_UPDATE", newStatus: "REJECTED", reason: "SCAM" },
			{ status: "REJECTED", usable: false, reason: "SCAM" },
		],
		[
			{ type: "TEMPLATE_QUALITY_UPDATE", newQualityScore: "LOW" },
			{ quality: "LOW" },
		],
		[
			{ type: "TEMPLATE_CATEGORY_UPDATE", newCategory: "UTILITY" },
			{ category: "UTILITY" },
		],
	])("%j", (change, expected) => {
		expect(told(change)).toEqual({
			kind: "template",
			body: expect.objectContaining({ change }),
			change: { id: "111", name: "menu", language: "en", ...expected },
		});
	});

	it("is kept whole where it is about something else", () => {
		expect(told({ type: "SOMETHING_NEW" })).toEqual({
			kind: "template",
			body: expect.objectContaining({ messageTemplateId: 111 }),
		});
	});
});
