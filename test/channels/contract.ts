import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	type InboundEvent,
	instant,
	type OutboundContent,
} from "../../src/engine/model.ts";
import { type Channel, ChannelError } from "../../src/engine/ports.ts";

/** What the contract needs to try a channel. */
export interface ChannelHarness {
	/** A channel that reaches its provider. */
	readonly channel: () => Channel;
	/** A payload that brings this text from a customer, with this id. */
	readonly brings: (text: string, messageId: string) => unknown;
	/** A channel whose provider does not take messages; absent where it has none. */
	readonly failing?: () => Channel;
}

/** When the contract's payloads arrive. */
export const arrivedAt = instant(Date.UTC(2026, 10, 22, 12));

/** One message of every kind that can be sent. */
export const everyContent: readonly OutboundContent[] = [
	{ type: "text", text: "Bonjour ! https://example.com" },
	{ type: "image", url: "https://example.com/a.jpg", caption: "Our terrace" },
	{ type: "video", url: "https://example.com/a.mp4" },
	{
		type: "document",
		url: "https://example.com/menu.pdf",
		caption: "Menu",
		filename: "menu.pdf",
	},
	{ type: "audio", url: "https://example.com/a.mp3" },
	{ type: "audio", url: "https://example.com/a.ogg", voice: true },
	{ type: "sticker", url: "https://example.com/a.webp" },
	{
		type: "location",
		latitude: 33.8938,
		longitude: 35.5018,
		name: "Cedar House",
		address: "Hamra",
	},
	{ type: "location", latitude: -90, longitude: 180 },
	{
		type: "contact_card",
		name: "Rana",
		phone: "+961 70 111 222",
		email: "rana@example.com",
		company: "Cedar House",
	},
	{
		type: "buttons",
		text: "Which?",
		options: [
			{ id: "hours", label: "Hours" },
			{ id: "menu", label: "Menu" },
		],
		image: "https://example.com/a.png",
		footer: "Cedar House",
	},
	{
		type: "buttons",
		text: "Which?",
		options: [{ id: "hours", label: "Hours" }],
		header: "Hello",
	},
	{
		type: "list",
		text: "Which?",
		label: "Open",
		sections: [
			{
				title: "Food",
				options: [{ id: "a", label: "Starters", about: "Cold and hot" }],
			},
			{ title: "Drinks", options: [{ id: "b", label: "Juice" }] },
		],
		header: "Menu",
		footer: "All day",
	},
	{
		type: "link_button",
		text: "Book a table",
		label: "Book",
		url: "https://example.com/book",
	},
	{ type: "ask_location", text: "Where are you?" },
	{
		type: "template",
		name: "order_ready",
		language: "en_US",
		body: ["Rana", "48213"],
	},
	{
		type: "template",
		name: "order_ready",
		language: "ar",
		body: [],
		header: { type: "document", url: "https://example.com/bill.pdf" },
		buttons: [
			{ type: "quick_reply", value: "yes" },
			{ type: "url", value: "48213" },
			{ type: "copy_code", value: "CEDAR10" },
		],
	},
	{
		type: "template",
		name: "order_ready",
		language: "ar",
		body: [],
		header: { type: "location", latitude: 1, longitude: 2 },
	},
	{
		type: "template",
		name: "order_ready",
		language: "ar",
		body: [],
		header: { type: "text", text: "Rana" },
	},
	{
		type: "template",
		name: "order_ready",
		language: "ar",
		body: [],
		header: { type: "image", url: "https://example.com/a.png" },
	},
	{
		type: "template",
		name: "order_ready",
		language: "ar",
		body: [],
		header: { type: "video", url: "https://example.com/a.mp4" },
	},
];

/** An outbound message with this content. */
export function outbound(content: OutboundContent) {
	const to = { kind: "phone", value: "385919998888" } as const;
	return {
		messageId: "mb-abcd1234-7",
		sender: "447860099299",
		to,
		content,
		quote: "wamid.A",
	};
}

/** What every channel keeps to. */
export function channelContract(name: string, harness: ChannelHarness): void {
	describe(`the ${name} channel, like every channel,`, () => {
		const receive = (payload: unknown) =>
			harness.channel().receive(payload, arrivedAt);

		it("makes an event of what a customer wrote", () => {
			const { events, refused } = receive(harness.brings("Hello", "id-1"));
			expect(refused).toEqual([]);
			expect(events).toMatchObject([
				{
					type: "message.received",
					arrivedAt,
					stale: false,
					ref: { by: "address", channel: harness.channel().name },
					message: {
						messageId: "id-1",
						content: { type: "text", text: "Hello" },
					},
				},
			]);
			expect(addressesOf(events[0])).not.toEqual([]);
		});

		it("gives the same message the same key, and another id another", () => {
			const key = (id: string) =>
				receive(harness.brings("Hello", id)).events[0]?.key;
			expect(key("a")).toBe(key("a"));
			expect(key("a")).not.toBe(key("A"));
			expect(key("a")).not.toBe(key("a "));
		});

		it("gives events that survive JSON, with a time not after their arrival", () => {
			const { events } = receive(harness.brings("\u0000 \ud800 🙏🏽", "b"));
			expect(JSON.parse(JSON.stringify(events))).toEqual(events);
			for (const event of events)
				expect(event.at).toBeLessThanOrEqual(arrivedAt);
		});

		it("never throws over a payload; what it cannot read it refuses with a reason", () => {
			fc.assert(
				fc.property(fc.oneof(fc.jsonValue(), fc.anything()), (payload) => {
					const { events, refused } = receive(payload);
					for (const { reason, body } of refused) {
						expect(reason).not.toBe("");
						expect(() => JSON.stringify(body)).not.toThrow();
					}
					for (const { key } of events) expect(key).not.toBe("");
				}),
			);
		});

		it.each(everyContent)("sends $type", async (content) => {
			const { status } = await harness.channel().send(outbound(content));
			expect(status).not.toBe("");
		});

		it("does the courtesies", async () => {
			const between = {
				sender: "447860099299",
				to: outbound(everyContent[0] as OutboundContent).to,
			};
			const channel = harness.channel();
			await channel.courtesy?.(
				{ type: "read", messageId: "wamid.A/b==" },
				between,
			);
			await channel.courtesy?.({ type: "typing", messageId: null }, between);
		});

		const { failing } = harness;
		if (failing)
			it("fails with a ChannelError", async () => {
				const sending = failing().send(outbound({ type: "text", text: "x" }));
				await expect(sending).rejects.toBeInstanceOf(ChannelError);
			});
	});
}

function addressesOf(event: InboundEvent | undefined) {
	return event?.ref?.by === "address" ? event.ref.addresses : [];
}
