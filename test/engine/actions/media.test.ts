import { describe, expect, it } from "vitest";
import { audio } from "../../../src/engine/actions/audio.ts";
import { document } from "../../../src/engine/actions/document.ts";
import { image } from "../../../src/engine/actions/image.ts";
import { sticker } from "../../../src/engine/actions/sticker.ts";
import { template } from "../../../src/engine/actions/template.ts";
import { video } from "../../../src/engine/actions/video.ts";
import { exampleOf } from "../examples.ts";
import { codes, planOf } from "./plans.ts";

const web = "https://example.com";

describe("files in messages", () => {
	it("reads its examples", () => {
		expect(exampleOf(video)).toMatchObject({ url: `${web}/tour.mp4` });
		expect(exampleOf(document)).toMatchObject({ filename: "Prices.pdf" });
		expect(exampleOf(audio)).toEqual({
			url: `${web}/welcome.ogg`,
			voice: true,
		});
		expect(exampleOf(sticker)).toEqual({ url: `${web}/hello.webp` });
	});

	it.each([
		[image, "menu.jpg", { type: "image", url: "media:menu.jpg" }],
		[video, `${web}/tour.mp4`, { type: "video", url: `${web}/tour.mp4` }],
		[
			video,
			{ url: "media/tour.mp4", caption: { en: "Tour", fr: "Visite" } },
			{ type: "video", url: "media:tour.mp4", caption: "Visite" },
		],
		[
			document,
			`${web}/prices.pdf`,
			{ type: "document", url: `${web}/prices.pdf` },
		],
		[
			document,
			"prices.pdf",
			{ type: "document", url: "media:prices.pdf", filename: "prices.pdf" },
		],
		[
			document,
			{
				url: `${web}/p`,
				caption: "For {name|you}",
				filename: { en: "Prices.pdf", fr: "Tarifs.pdf" },
			},
			{
				type: "document",
				url: `${web}/p`,
				caption: "For you",
				filename: "Tarifs.pdf",
			},
		],
		[audio, "hello.mp3", { type: "audio", url: "media:hello.mp3" }],
		[
			audio,
			{ url: "hello.ogg", voice: "true" },
			{ type: "audio", url: "media:hello.ogg", voice: true },
		],
		[
			audio,
			{ url: "hello.ogg", voice: "false" },
			{ type: "audio", url: "media:hello.ogg" },
		],
		[sticker, "hello.webp", { type: "sticker", url: "media:hello.webp" }],
	] as const)("$key sends %j", (kind, written, message) => {
		const plan = planOf(kind as typeof image, written, { language: "fr" });
		expect(plan.messages).toEqual([message]);
		expect(plan.taken).toEqual([message]);
	});

	it("fills addresses in, percent-encoded, unless the whole address is filled in", () => {
		const captures = { number: "48 2/13", order: { photo: `${web}/a b.jpg` } };
		const of = (url: string) => planOf(image, url, { captures });
		expect(of(`${web}/{number}.jpg`).messages).toEqual([
			{ type: "image", url: `${web}/48%202%2F13.jpg` },
		]);
		expect(of("{order.photo}").messages).toEqual([
			{ type: "image", url: `${web}/a b.jpg` },
		]);
		expect(codes(image, "{order.photo}")).toEqual([]);
	});

	it("sends nothing to an address that came out as none", () => {
		const captures = { photo: "javascript:alert(1)", half: "\ud800" };
		expect(planOf(image, "{photo}", { captures }).withheld).toBe(
			"empty-placeholder",
		);
		expect(planOf(image, "{nothing}")).toMatchObject({
			withheld: "empty-placeholder",
			emptied: ["nothing"],
		});
		expect(planOf(image, `${web}/{half}`, { captures }).messages).toEqual([
			{ type: "image", url: `${web}/%EF%BF%BD` },
		]);
	});

	it.each([
		[video, "tour.mov", ["error whatsapp-limit url"]],
		[video, "tour.3gp", []],
		[video, `${web}/tour`, []],
		[video, "tour", ["error whatsapp-limit url"]],
		[audio, "hello.wav", ["error whatsapp-limit url"]],
		[audio, { url: "hello.mp3", voice: true }, ["error whatsapp-limit url"]],
		[audio, { url: "hello.wav", voice: true }, ["error whatsapp-limit url"]],
		[audio, { url: `${web}/voice`, voice: true }, []],
		[sticker, "hello.png", ["error whatsapp-limit url"]],
		[sticker, "hello.webp", []],
		[document, "prices.pdf", []],
		[
			document,
			{ url: "p.pdf", filename: "a".repeat(241) },
			["error whatsapp-limit filename"],
		],
		[
			video,
			{ url: "t.mp4", caption: "a".repeat(3001) },
			["error whatsapp-limit caption"],
		],
		[image, "../../etc/passwd", ["error whatsapp-limit url"]],
		[image, "media:../rules.yaml", ["error whatsapp-limit url"]],
	] as const)("$key finds in %j", (kind, written, found) => {
		expect(codes(kind as typeof image, written)).toEqual(found);
	});

	it("stand in the header of a template too", () => {
		const written = { name: "menu", header: { image: "menu.jpg" } };
		expect(codes(template, written)).toEqual([]);
		expect(planOf(template, written).messages).toMatchObject([
			{ header: { type: "image", url: "media:menu.jpg" } },
		]);
		const filled = { name: "menu", header: { image: `${web}/{x}.jpg` } };
		expect(
			planOf(template, filled, { captures: { x: "a b" } }).messages,
		).toMatchObject([{ header: { url: `${web}/a%20b.jpg` } }]);
		const none = { name: "menu", header: { document: { url: "{x}" } } };
		expect(planOf(template, none).withheld).toBe("empty-placeholder");
	});
});
