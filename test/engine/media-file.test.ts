import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	mediaFileIn,
	mediaFilesIn,
	mediaSource,
	mediaTypeOf,
} from "../../src/engine/media-file.ts";
import { bookOf } from "./book.ts";

describe("a file of the rules' media folder", () => {
	it.each([
		["menu.jpg", "image/jpeg"],
		["MENU.PNG", "image/png"],
		["قائمة الطعام.pdf", "application/pdf"],
		["price list (2026).xlsx", expect.stringContaining("spreadsheetml")],
		["note.ogg", "audio/ogg"],
	])("%s is served as %s", (name, type) => {
		expect(mediaTypeOf(name)).toEqual(type);
	});

	it.each([
		"",
		".jpg",
		".env",
		".hidden.jpg",
		"rules.yaml",
		"page.html",
		"logo.svg",
		"../menu.jpg",
		"..\\menu.jpg",
		"a/b.jpg",
		"C:menu.jpg",
		"menu.jpg\0.png\n",
		"menu\0.jpg",
		"menu.jpg/",
		"constructor",
		"a.constructor",
		`${"a".repeat(300)}.jpg`,
	])("%j is none", (name) => {
		expect(mediaTypeOf(name)).toBeNull();
	});

	it("may be named with its folder in front, and keeps its name in what is decided", () => {
		for (const written of [
			"menu.jpg",
			"media/menu.jpg",
			"./media/menu.jpg",
			"rules/media/menu.jpg",
		])
			expect(mediaSource(written)).toBe("media:menu.jpg");
		expect(mediaFileIn("media:menu.jpg")).toBe("menu.jpg");
	});

	it("is told from an address", () => {
		for (const written of [
			"https://example.com/menu.jpg",
			"example.com",
			"example.com/menu.jpg",
			"menu",
		])
			expect(mediaSource(written)).toBe(written);
		expect(mediaFileIn("https://example.com/menu.jpg")).toBeNull();
		expect(mediaFileIn("media:../rules.yaml")).toBeNull();
		expect(mediaFileIn("media:a/b.jpg")).toBeNull();
	});

	it("is found wherever rules send it, and nowhere else", () => {
		const { data } = bookOf({
			rules: [
				{
					name: "menu",
					when: { keyword: "menu" },
					do: [
						{ text: "media:text.jpg" },
						{ image: "menu.jpg" },
						{ if: { tag: "vip" }, do: [{ document: { url: "vip.pdf" } }] },
						{ buttons: { text: "?", options: { a: "A" }, image: "menu.jpg" } },
						{ image: "https://example.com/a.jpg" },
					],
					outsideWindow: {
						template: { name: "menu", header: { image: "old.jpg" } },
					},
				},
			],
		});
		expect(mediaFilesIn(data)).toEqual(["menu.jpg", "vip.pdf", "old.jpg"]);
	});

	it("never leads out of its folder, whatever was written", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (written) => {
				const file = mediaFileIn(mediaSource(`${written}.jpg`));
				expect(file ?? "").not.toMatch(/[\\/:]|^\./);
			}),
		);
	});
});
