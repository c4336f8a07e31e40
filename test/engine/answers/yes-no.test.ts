import { describe, expect, it } from "vitest";
import { readYesNo } from "../../../src/engine/answers/yes-no.ts";

const languages = ["en", "ar", "fr"];
const read = (text: string) => readYesNo(text, { languages });

describe("yes or no", () => {
	it.each([
		"yes",
		"Yes please 🙏",
		"yesss",
		"y",
		"sure, why not",
		"ok",
		"no problem",
		"I don't mind",
		"yes but no onions",
		"yes I am not vegetarian",
		"oui",
		"ouiiii",
		"ouais ok",
		"d'accord",
		"bien sûr",
		"pourquoi pas",
		"pas de problème",
		"c'est bon",
		"نعم",
		"اي",
		"أيوا",
		"أكيد",
		"تمام",
		"ماشي",
		"لا بأس",
		"ما عندي مانع",
		"ليش لا",
		"aywa",
		"na3am",
		"👍",
		"👍🏽",
		"✅",
	])("%s is yes", (text) => {
		expect(read(text)).toBe(true);
	});

	it.each([
		"no",
		"No, thank you",
		"nope",
		"n",
		"not really",
		"I don't think so",
		"I'm not coming",
		"no onions please",
		"of course not",
		"non merci",
		"pas d'accord",
		"ce n'est pas ok",
		"pas encore",
		"je ne peux pas",
		"لا",
		"لأ",
		"لاااا",
		"لا شكرا",
		"ما بدي",
		"مش عايز",
		"أكيد لا",
		"la2",
		"la",
		"👎",
		"❌",
	])("%s is no", (text) => {
		expect(read(text)).toBe(false);
	});

	it.each([
		"",
		"hello",
		"maybe",
		"not sure",
		"je ne sais pas",
		"يمكن",
		"ما بعرف",
		"yes or no",
		"oui et non",
		"1",
	])("%j is neither", (text) => {
		expect(read(text)).toBeNull();
	});

	it("is read only in the business's languages", () => {
		expect(readYesNo("oui", { languages: ["en"] })).toBeNull();
		expect(readYesNo("la maison", { languages: ["fr", "ar"] })).toBeNull();
	});
});
