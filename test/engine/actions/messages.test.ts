import { describe, expect, it } from "vitest";
import { image } from "../../../src/engine/actions/image.ts";
import { location } from "../../../src/engine/actions/location.ts";
import { template } from "../../../src/engine/actions/template.ts";
import { text } from "../../../src/engine/actions/text.ts";
import type { ActionKind } from "../../../src/engine/kinds.ts";
import type { BusinessProfile } from "../../../src/engine/model.ts";
import { type SituationSketch, siteOf, situationOf } from "../situation.ts";

function planOf<Spec>(
	kind: ActionKind<Spec>,
	written: unknown,
	sketch: SituationSketch = {},
) {
	const action = kind.compile(kind.schema.parse(written), siteOf());
	return action(situationOf(sketch));
}

function codes<Spec>(
	kind: ActionKind<Spec>,
	written: unknown,
	profile: Partial<BusinessProfile> = {},
) {
	const found =
		kind.findings?.(kind.schema.parse(written), siteOf(profile)) ?? [];
	return found.map(
		({ severity, code, path }) => `${severity} ${code} ${path.join(".")}`,
	);
}

describe("text", () => {
	it("sends its lines and shows them", () => {
		expect(planOf(text, ["Hi {name|there}", "Bye {x}"])).toMatchObject({
			taken: [
				{ type: "text", text: "Hi there" },
				{ type: "text", text: "Bye" },
			],
			messages: [
				{ type: "text", text: "Hi there" },
				{ type: "text", text: "Bye" },
			],
			emptied: ["x"],
		});
	});

	it("says when it was cut", () => {
		const { taken } = planOf(text, "{message}", { says: "a".repeat(5_000) });
		expect(taken).toEqual([
			{ type: "text", text: "a".repeat(4096), cut: true },
		]);
	});

	it("is checked against WhatsApp's limit in every language", () => {
		expect(codes(text, { en: "a", fr: "b".repeat(4097) })).toEqual([
			"error whatsapp-limit fr",
		]);
		expect(codes(text, "a".repeat(4096))).toEqual([]);
	});

	it("open and closed want hours", () => {
		const written = { open: "In", closed: "Out" };
		expect(codes(text, written, { hours: null })).toEqual([
			"error missing open",
		]);
		expect(codes(text, written)).toEqual([]);
	});
});

describe("image", () => {
	const url = "https://example.com/menu.jpg";

	it("sends a picture with its caption in the customer's language", () => {
		const message = { type: "image", url, caption: "Notre carte" };
		const caption = { en: "Our menu", fr: "Notre carte" };
		expect(planOf(image, { url, caption }, { language: "fr" })).toMatchObject({
			taken: [message],
			messages: [message],
		});
		expect(planOf(image, url).messages).toEqual([{ type: "image", url }]);
		expect(planOf(image, { url, caption: "{x}" })).toMatchObject({
			messages: [{ type: "image", url }],
			emptied: ["x"],
		});
	});

	it.each([
		[url, []],
		["http://example.com/a.PNG?x=1.gif", []],
		["https://example.com/picture", []],
		["https://example.com/a.webp", ["warning whatsapp-limit url"]],
		["https://example.com/a.gif", ["error whatsapp-limit url"]],
		["menu.jpg", []],
		["example.com/menu.jpg", ["error whatsapp-limit url"]],
		["file:///etc/passwd", ["error whatsapp-limit url"]],
		["data:image/png;base64,AAAA", ["error whatsapp-limit url"]],
		["https://", ["error whatsapp-limit url"]],
		["https://x.y/ a.jpg", []],
		[`https://x.y/${"a".repeat(2_048)}`, ["error whatsapp-limit url"]],
	])("%s", (address, found) => {
		expect(codes(image, address)).toEqual(found);
	});

	it("a caption has its limit", () => {
		expect(codes(image, { url, caption: { en: "a".repeat(3001) } })).toEqual([
			"error whatsapp-limit caption.en",
		]);
	});
});

describe("location", () => {
	const beirut = { latitude: 33.8947, longitude: 35.5175 };

	it("sends the place, with name and address where they are", () => {
		const name = { en: "Beit Zaytoun", ar: "بيت زيتون" };
		expect(
			planOf(location, { ...beirut, name, address: "{x}" }, { language: "ar" }),
		).toMatchObject({
			messages: [{ type: "location", ...beirut, name: "بيت زيتون" }],
			taken: [{ type: "location", ...beirut, name: "بيت زيتون" }],
			emptied: ["x"],
		});
	});

	it("reads numbers as they stand in the file", () => {
		const written = { latitude: "33.8947", longitude: "-0.5" };
		expect(planOf(location, written).messages).toEqual([
			{ type: "location", latitude: 33.8947, longitude: -0.5 },
		]);
	});

	it.each([
		["Asia/Beirut", 33.8947, 35.5175, []],
		["Asia/Beirut", 95, 35, ["error swapped-coordinates latitude"]],
		["America/New_York", -74, 40.7, ["warning swapped-coordinates latitude"]],
		["America/New_York", 40.7, -74, []],
		["America/Los_Angeles", -118.2, 34, ["error swapped-coordinates latitude"]],
		["Asia/Tokyo", 35.7, 139.7, []],
		["Asia/Tokyo", 139.7, 35.7, ["error swapped-coordinates latitude"]],
		["Europe/Berlin", 52.5, 13.4, []],
		["UTC", 95, 100, ["error whatsapp-limit latitude"]],
		["UTC", 200, 10, ["error whatsapp-limit latitude"]],
		["UTC", 10, 181, ["error whatsapp-limit longitude"]],
	])("in %s %d %d", (timezone, latitude, longitude, found) => {
		expect(codes(location, { latitude, longitude }, { timezone })).toEqual(
			found,
		);
	});

	it.each([
		{ latitude: 33 },
		{ latitude: "33N", longitude: 35 },
		{ ...beirut, title: "x" },
		"33.8,35.5",
	])("%j is refused", (written) => {
		expect(location.schema.safeParse(written).success).toBe(false);
	});
});

describe("template", () => {
	const menu = { name: "weekend_menu", body: ["{first_name|friend}"] };

	it("fills its blanks in the customer's language", () => {
		expect(
			planOf(
				template,
				{ name: "reminder", body: ["{today}", { en: "x", fr: "y" }] },
				{ language: "fr" },
			),
		).toMatchObject({
			taken: [
				{
					type: "template",
					name: "reminder",
					language: "fr",
					body: ["dimanche 22 novembre", "y"],
				},
			],
			messages: [
				{
					type: "template",
					name: "reminder",
					language: "fr",
					body: ["dimanche 22 novembre", "y"],
				},
			],
		});
	});

	it.each([
		[undefined, "fr", "fr"],
		[undefined, "pt-BR", "pt_BR"],
		["en_US", "fr", "en_US"],
		[{ en: "en_US" }, "en", "en_US"],
		[{ en: "en_US" }, "fr", "fr"],
		[{ fr: "fr_FR" }, "fr-CA", "fr_FR"],
	])("with language %j a customer of %s gets %s", (stated, language, code) => {
		const written = stated === undefined ? menu : { ...menu, language: stated };
		expect(planOf(template, written, { language }).messages).toMatchObject([
			{ language: code },
		]);
	});

	it("one language for all has its blanks in that language", () => {
		const written = { name: "t", language: "en_US", body: ["{today}"] };
		expect(
			planOf(template, written, { language: "fr" }).messages,
		).toMatchObject([{ body: ["Sunday 22 November"] }]);
	});

	it("a blank that stays empty withholds it", () => {
		const plan = planOf(template, { name: "t", body: ["{x}", "y"] });
		expect(plan.withheld).toBe("empty-placeholder");
		expect(plan.emptied).toEqual(["x"]);
		expect(planOf(template, menu)).not.toHaveProperty("withheld");
	});

	it("blanks have no line breaks, tabs or rows of spaces", () => {
		const says = "one\ntwo\tthree      four";
		expect(
			planOf(template, { name: "t", body: ["{message}"] }, { says }).messages,
		).toMatchObject([{ body: ["one two three four"] }]);
	});

	it.each([
		[
			{ image: "https://x.y/a.jpg" },
			{ type: "image", url: "https://x.y/a.jpg" },
		],
		[
			{ video: "https://x.y/a.mp4" },
			{ type: "video", url: "https://x.y/a.mp4" },
		],
		[
			{ document: "https://x.y/a.pdf" },
			{ type: "document", url: "https://x.y/a.pdf" },
		],
		[
			{ document: { url: "https://x.y/a.pdf", filename: "menu.pdf" } },
			{ type: "document", url: "https://x.y/a.pdf", filename: "menu.pdf" },
		],
		[{ text: "Hi {name|you}" }, { type: "text", text: "Hi you" }],
		[
			{ location: { latitude: 1, longitude: 2 } },
			{ type: "location", latitude: 1, longitude: 2 },
		],
	])("header %j", (header, sent) => {
		const plan = planOf(template, { ...menu, header });
		expect(plan.messages).toMatchObject([{ header: sent, body: ["friend"] }]);
	});

	it("buttons keep their order", () => {
		const buttons = ["yes", { url: "orders/{message}" }, { copy_code: "X1" }];
		expect(
			planOf(template, { ...menu, buttons }, { says: "7" }).messages,
		).toMatchObject([
			{
				body: ["friend"],
				buttons: [
					{ type: "quick_reply", value: "yes" },
					{ type: "url", value: "orders/7" },
					{ type: "copy_code", value: "X1" },
				],
			},
		]);
	});

	it("the name alone is enough", () => {
		expect(planOf(template, "weekend_menu").messages).toEqual([
			{ type: "template", name: "weekend_menu", language: "en", body: [] },
		]);
	});

	it.each([
		[menu, []],
		["Weekend Menu", ["error whatsapp-limit name"]],
		["a".repeat(513), ["error whatsapp-limit name"]],
		[{ ...menu, language: "english" }, ["error whatsapp-limit language"]],
		[{ ...menu, language: { en: "!" } }, ["error whatsapp-limit language.en"]],
		[
			{ ...menu, header: { text: "a".repeat(61) } },
			["error whatsapp-limit header.text"],
		],
		[
			{ ...menu, header: { image: "example.com/menu.jpg" } },
			["error whatsapp-limit header.image"],
		],
		[
			{ ...menu, buttons: Array(11).fill("x") },
			["error whatsapp-limit buttons"],
		],
	])("%j is checked", (written, found) => {
		expect(codes(template, written)).toEqual(found);
	});

	it.each([
		{ body: ["x"] },
		{ name: "t", boddy: [] },
		{ name: "t", header: { sound: "x" } },
		{ name: "t", body: [["x"]] },
		null,
	])("%j is refused", (written) => {
		expect(template.schema.safeParse(written).success).toBe(false);
	});
});
