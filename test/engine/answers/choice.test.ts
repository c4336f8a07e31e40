import { describe, expect, it } from "vitest";
import { readChoice } from "../../../src/engine/answers/choice.ts";

const options = [
	{ id: "small", labels: ["Small", "صغير", "Petit"] },
	{ id: "large", labels: ["Large (40 cm)", "كبير", "Grand"] },
	{ id: "menu", labels: ["Menu"] },
	{ id: "daily", labels: ["Menu du jour"] },
];
const languages = ["en", "ar", "fr"];
const read = (text: string) => readChoice(text, { options, languages });

describe("a choice", () => {
	it.each([
		["Small", "small"],
		["صغير", "small"],
		["un petit svp", "small"],
		["LARGE (40 CM)!", "large"],
		["the large one please", "large"],
		["40", "large"],
		["menu", "menu"],
		["menu du jour", "daily"],
		["le menu du jour svp", "daily"],
		["2", "large"],
		["٢", "large"],
		["deux", "large"],
		["number 2 please", "large"],
		["the second", "large"],
		["le deuxième", "large"],
		["الثاني", "large"],
		["the last one", "daily"],
		["الأخير", "daily"],
	])("%s is %s", (text, id) => {
		expect(read(text)).toBe(id);
	});

	it.each(["", "hello", "5", "0", "small or large", "1 or 2", "1.5"])(
		"is not in %j",
		(text) => {
			expect(read(text)).toBeNull();
		},
	);

	it("by a number that a label holds is that label, not that place", () => {
		const tables = {
			languages,
			options: [
				{ id: "pair", labels: ["2 people"] },
				{ id: "four", labels: ["4 people"] },
			],
		};
		expect(readChoice("2", tables)).toBe("pair");
		expect(readChoice("4", tables)).toBe("four");
		expect(readChoice("4 people", tables)).toBe("four");
	});

	it("among no options is none", () => {
		expect(readChoice("1", { options: [], languages })).toBeNull();
	});
});
