import { expect, test } from "vitest";
import { answerLanguage } from "../../src/engine/answer-language.ts";

const profile = { languages: ["en", "ar", "fr"] as const };

test.each([
	[null, null, "en"],
	[null, "fr", "fr"],
	["ar", "fr", "ar"],
	["de", "fr", "fr"],
	[null, "de", "en"],
	["__proto__", null, "en"],
])("chosen %s and heard %s is answered in %s", (chosen, heard, language) => {
	expect(answerLanguage({ language: { chosen, heard } }, profile)).toBe(
		language,
	);
});
