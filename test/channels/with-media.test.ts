import { describe, expect, it } from "vitest";
import { simulator } from "../../src/channels/simulator.ts";
import { withMedia } from "../../src/channels/with-media.ts";
import type { OutboundContent } from "../../src/engine/model.ts";
import { ChannelError } from "../../src/engine/ports.ts";

const sends = async (content: OutboundContent) => {
	const inner = simulator();
	const channel = withMedia(inner, async (file) => `https://b.example/${file}`);
	await channel.send({
		messageId: "mb-a1b2c3d4-1",
		sender: "10000",
		to: { kind: "phone", value: "20000" },
		content,
		quote: null,
	});
	return inner.sent[0]?.content;
};

describe("a channel with our own files", () => {
	const media = "media:menu.jpg";
	const web = "https://b.example/menu.jpg";

	it.each([
		[
			{ type: "image", url: media, caption: "Menu" },
			{ type: "image", url: web, caption: "Menu" },
		],
		[
			{ type: "video", url: "media:t.mp4" },
			{ type: "video", url: "https://b.example/t.mp4" },
		],
		[
			{ type: "document", url: "media:p.pdf", filename: "p.pdf" },
			{
				type: "document",
				url: "https://b.example/p.pdf",
				filename: "p.pdf",
			},
		],
		[
			{ type: "audio", url: "media:v.ogg", voice: true },
			{ type: "audio", url: "https://b.example/v.ogg", voice: true },
		],
		[
			{ type: "sticker", url: "media:s.webp" },
			{ type: "sticker", url: "https://b.example/s.webp" },
		],
		[
			{ type: "buttons", text: "?", options: [], image: media },
			{ type: "buttons", text: "?", options: [], image: web },
		],
		[
			{
				type: "template",
				name: "t",
				language: "en",
				body: [],
				header: { type: "image", url: media },
			},
			{
				type: "template",
				name: "t",
				language: "en",
				body: [],
				header: { type: "image", url: web },
			},
		],
	] as const)("sends %j under its address", async (content, sent) => {
		expect(await sends(content)).toEqual(sent);
	});

	it.each([
		{ type: "image", url: "https://example.com/a.jpg" },
		{ type: "text", text: media },
		{ type: "buttons", text: media, options: [] },
		{ type: "template", name: "t", language: "en", body: [media] },
		{ type: "image", url: "media:../rules.yaml" },
	] as readonly OutboundContent[])("leaves %j as it is", async (content) => {
		expect(await sends(content)).toEqual(content);
	});

	it("sends nothing when the file has no address", async () => {
		const inner = simulator();
		const error = new ChannelError("No.", {
			kind: "refused",
			code: "NO_PUBLIC_URL",
		});
		const channel = withMedia(inner, () => Promise.reject(error));
		const outbound = {
			messageId: "mb-a1b2c3d4-1",
			sender: "10000",
			to: { kind: "phone", value: "20000" },
			content: { type: "image", url: media },
			quote: null,
		} as const;
		await expect(channel.send(outbound)).rejects.toBe(error);
		expect(inner.sent).toEqual([]);
	});

	it("is the same channel in all else", () => {
		const inner = simulator({ name: "whatsapp" });
		const channel = withMedia(inner, async () => "");
		expect(channel.name).toBe("whatsapp");
		expect(channel.receive).toBe(inner.receive);
		expect(channel.courtesy).toBe(inner.courtesy);
	});
});
