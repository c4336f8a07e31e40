import { describe, expect, it } from "vitest";
import { readTime } from "../../../src/engine/answers/time.ts";

const languages = ["en", "ar", "fr"];
const read = (text: string) => readTime(text, { languages });

describe("a time", () => {
	it.each([
		["7pm", "19:00"],
		["8 p.m.", "20:00"],
		["19h30", "19:30"],
		["19 h 30", "19:30"],
		["20h pour 4 personnes", "20:00"],
		["20:30", "20:30"],
		["7:56:30 pm", "19:56"],
		["8.30pm", "20:30"],
		["at 7.30", "07:30"],
		["7.30", "07:30"],
		["1930", "19:30"],
		["١٩:٣٠", "19:30"],
		["8", "08:00"],
		["24:00", "00:00"],
		["half past seven", "07:30"],
		["half seven pm", "19:30"],
		["quarter to 8", "07:45"],
		["ten to eight", "07:50"],
		["seven thirty", "07:30"],
		["eight o'clock", "08:00"],
		["11-ish", "11:00"],
		["at 8 in the evening", "20:00"],
		["tonight at 8", "20:00"],
		["2 at night", "02:00"],
		["12 in the night", "00:00"],
		["12am", "00:00"],
		["12pm", "12:00"],
		["noon", "12:00"],
		["midnight", "00:00"],
		["midi et demi", "12:30"],
		["minuit", "00:00"],
		["huit heures et demie", "08:30"],
		["huit heures moins le quart", "07:45"],
		["dix-neuf heures trente", "19:30"],
		["8h20 du soir", "20:20"],
		["vers 20h svp", "20:00"],
		["سبعة ونص", "07:30"],
		["٧ مساء", "19:00"],
		["٧ونص", "07:30"],
		["الساعة ٨", "08:00"],
		["عال8", "08:00"],
		["الثامنة مساءً", "20:00"],
		["التاسعة والربع", "09:15"],
		["تمانية الا ربع", "07:45"],
		["8 الا تلت", "07:40"],
		["تسعة وتلت", "09:20"],
		["ثمانية وأربعين", "08:40"],
		["1 الظهر", "13:00"],
		["الظهر", "12:00"],
		["نص الليل", "00:00"],
		["بالليل 9", "21:00"],
		["2 بالليل", "02:00"],
		["sab3a w noss", "07:30"],
		["sa3a 8 w noss el masa", "20:30"],
		["tomorrow at 9", "09:00"],
		["le 25 à 20h", "20:00"],
		["25.12 at 8pm", "20:00"],
		["table for 4 at 8", "08:00"],
	])("%s is %s", (text, time) => {
		expect(read(text)).toBe(time);
	});

	it.each([
		"",
		"hello",
		"in the evening",
		"بعد الظهر",
		"25",
		"25h",
		"7:65",
		"25/12",
		"4 people",
		"any time",
		"not at 8",
		"in two hours",
	])("is not in %j", (text) => {
		expect(read(text)).toBeNull();
	});

	it.each([
		"7 or 8",
		"7pm or 8pm",
		"7-8",
		"from 7 to 8",
		"de 7 à 8",
		"entre 19h et 20h",
		"8 in the morning or 8 in the evening",
	])("two different ones are no answer: %s", (text) => {
		expect(read(text)).toBeNull();
	});

	it.each([
		["in an hour", "16:10"],
		["dans 30 minutes", "15:40"],
		["dans 1h30", "16:40"],
		["بعد ساعتين", "17:10"],
		["بعد نص ساعة", "15:40"],
		["in 9 hours", "00:10"],
	])("%s is told from now: %s", (text, time) => {
		expect(readTime(text, { languages, now: "15:10" })).toBe(time);
	});

	it("of twelve hours is the likely one of the two", () => {
		const evening = (minute: number) => minute >= 12 * 60 && minute < 23 * 60;
		const question = { languages, isLikely: evening };
		expect(readTime("8", question)).toBe("20:00");
		expect(readTime("half past seven", question)).toBe("19:30");
		expect(readTime("8 in the morning", question)).toBe("08:00");
		expect(readTime("08:00", question)).toBe("08:00");
		expect(readTime("12", question)).toBe("12:00");
		expect(readTime("8", { languages, isLikely: () => true })).toBe("08:00");
	});
});
