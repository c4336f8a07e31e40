import { describe, expect, it } from "vitest";
import { readText } from "../../../src/engine/answers/text.ts";

describe("a text answer", () => {
	it("is what was typed, without the spaces around it", () => {
		expect(readText("  No Onions, please! \n", {})).toBe("No Onions, please!");
	});

	it.each(["", "   ", "\n\t"])("is not in %j", (text) => {
		expect(readText(text, {})).toBeNull();
	});

	it("has as many letters as it may, an emoji being one", () => {
		const question = { min: 2, max: 3 };
		expect(readText("a", question)).toBeNull();
		expect(readText(" ab ", question)).toBe("ab");
		expect(readText("abcd", question)).toBeNull();
		expect(readText("👩‍🍳👍🏽", question)).toBe("👩‍🍳👍🏽");
	});

	it.each([
		["4711", "4711"],
		["my order is 4711, thanks", "4711"],
		["٤٧١١", "4711"],
		["4711 I said 4711", "4711"],
		["471100", null],
		["1111 or 2222", null],
		["none", null],
	])("with a pattern of four digits, %j gives %s", (text, piece) => {
		expect(readText(text, { pattern: "\\d{4}" })).toBe(piece);
	});

	it("fits no pattern that cannot be used", () => {
		expect(readText("x", { pattern: "(" })).toBeNull();
	});
});
