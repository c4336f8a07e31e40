import { describe, expect, it } from "vitest";
import { readDate } from "../../../src/engine/answers/date.ts";

// A Sunday.
const today = "2026-11-22";
const languages = ["en", "ar", "fr"];
const read = (text: string) => readDate(text, { languages, today });

describe("a date", () => {
	it.each([
		["today", "2026-11-22"],
		["ce soir", "2026-11-22"],
		["النهاردة", "2026-11-22"],
		["tomorrow!! 😊", "2026-11-23"],
		["tmrw at 8", "2026-11-23"],
		["demain soir à 20h", "2026-11-23"],
		["بكرا", "2026-11-23"],
		["غداً", "2026-11-23"],
		["bukra", "2026-11-23"],
		["the day after tomorrow", "2026-11-24"],
		["après-demain", "2026-11-24"],
		["بعد بكرا", "2026-11-24"],
		["ba3d bukra", "2026-11-24"],
		["hier", "2026-11-21"],
		["in 3 days", "2026-11-25"],
		["dans 3 jours", "2026-11-25"],
		["بعد 3 أيام", "2026-11-25"],
		["بعد تلات تيام", "2026-11-25"],
		["كمان يومين", "2026-11-24"],
		["بعد أسبوع", "2026-11-29"],
		["in two weeks", "2026-12-06"],
		["a month ago", "2026-10-22"],
		["il y a deux jours", "2026-11-20"],
		["in a year and 2 days", "2027-11-24"],
		["25", "2026-11-25"],
		["the 25th", "2026-11-25"],
		["le 25", "2026-11-25"],
		["يوم ٢٥", "2026-11-25"],
		["le 1er", "2026-12-01"],
		["le 25 pour 4 personnes", "2026-11-25"],
		["4 people on the 25th", "2026-11-25"],
		["25/12", "2026-12-25"],
		["12/25", "2026-12-25"],
		["25-12-2026", "2026-12-25"],
		["25.12.26", "2026-12-25"],
		["25 / 12 / 2026", "2026-12-25"],
		["٢٥/١٢/٢٠٢٦", "2026-12-25"],
		["2026-12-25", "2026-12-25"],
		["6/12", "2026-12-06"],
		["25 December", "2026-12-25"],
		["Dec 25th, 2027", "2027-12-25"],
		["le premier décembre", "2026-12-01"],
		["30nov", "2026-11-30"],
		["٢٥ كانون الأول", "2026-12-25"],
		["25 ديسمبر", "2026-12-25"],
		["25 دجنبر", "2026-12-25"],
		["١ أيار", "2027-05-01"],
		["1 ماي", "2027-05-01"],
		["14 جويلية", "2027-07-14"],
		["الخامس من شباط", "2027-02-05"],
		["الحادي والعشرين من آذار", "2027-03-21"],
		["twenty-first of May", "2027-05-21"],
		["29 Feb", "2028-02-29"],
		["christmas", "2026-12-25"],
		["noël", "2026-12-25"],
		["friday", "2026-11-27"],
		["vendredi", "2026-11-27"],
		["الجمعة", "2026-11-27"],
		["yom el jem3a", "2026-11-27"],
		["next friday", "2026-11-27"],
		["vendredi prochain", "2026-11-27"],
		["الجمعة الجاي", "2026-11-27"],
		["sunday", "2026-11-22"],
		["next sunday", "2026-11-29"],
		["dimanche prochain", "2026-11-29"],
		["dimanche dernier", "2026-11-15"],
		["mon", "2026-11-23"],
		["friday night", "2026-11-27"],
		["friday the 27th", "2026-11-27"],
		["vendredi 27 au soir", "2026-11-27"],
		["السبت ٢٨", "2026-11-28"],
		["sunday 29 nov", "2026-11-29"],
		["tuesday next week", "2026-11-24"],
		["mardi de la semaine prochaine", "2026-11-24"],
		["الاسبوع القادم يوم الثلاثاء", "2026-11-24"],
		["the first friday of december", "2026-12-04"],
		["le premier vendredi du mois prochain", "2026-12-04"],
		["the 3rd of next month", "2026-12-03"],
		["next month on the 3rd", "2026-12-03"],
		["le mois prochain, le 25", "2026-12-25"],
		["le prochain vendredi", "2026-11-27"],
		["thursday 26/11 8pm", "2026-11-26"],
		["two fridays from now", "2026-12-04"],
		["vendredi en huit", "2026-12-04"],
		["I may come tomorrow", "2026-11-23"],
		["tomorrow 7.30", "2026-11-23"],
		["2 december 2026 at 19:00 for 6", "2026-12-02"],
	])("%s is %s", (text, date) => {
		expect(read(text)).toBe(date);
	});

	it.each([
		"",
		"hello",
		"next week",
		"december",
		"mon anniversaire",
		"31/02",
		"le 32",
		"table for 4",
		"at 8",
		"19:30",
		"20h30",
		"a few days",
		"in 999999999999 years",
		"0/0",
	])("is not in %j", (text) => {
		expect(read(text)).toBeNull();
	});

	it.each([
		"friday or saturday",
		"today or tomorrow",
		"الاثنين او الثلاثاء",
		"5 or 6 december",
		"du 3 au 5 décembre",
		"10-12 december",
		"le 25 et le 26",
		"friday or the 5th",
	])("two different ones are no answer: %s", (text) => {
		expect(read(text)).toBeNull();
	});

	it.each([
		"not tomorrow",
		"pas vendredi",
		"before friday",
		"مش بكرا",
		"the friday after next",
		"the last friday of the month",
	])("that is only told around is no answer: %s", (text) => {
		expect(read(text)).toBeNull();
	});

	it.each(["saturday 27 november", "vendredi 28", "الجمعة ٢٨"])(
		"that its weekday contradicts is no answer: %s",
		(text) => {
			expect(read(text)).toBeNull();
		},
	);

	it("told twice is one", () => {
		expect(read("tomorrow, monday 23/11")).toBe("2026-11-23");
	});

	it("lies within what the question allows, where it can", () => {
		const from = { languages, today, from: "2026-11-23" };
		expect(readDate("sunday", from)).toBe("2026-11-29");
		expect(readDate("today", from)).toBeNull();
		const until = { languages, today, until: today };
		expect(readDate("25 december", until)).toBe("2025-12-25");
		expect(readDate("the 25th", until)).toBe("2026-10-25");
		expect(readDate("friday", until)).toBe("2026-11-20");
		expect(readDate("in 3 days", until)).toBeNull();
	});

	it("has the month first only where the business writes it so", () => {
		const american = { languages, today, monthFirst: true };
		expect(readDate("12/06/2026", american)).toBe("2026-12-06");
		expect(readDate("25/12/2026", american)).toBe("2026-12-25");
	});

	it("of next week depends on the day that weeks begin on", () => {
		const text = "friday next week";
		expect(readDate(text, { languages, today })).toBe("2026-11-27");
		const sunday = { languages, today, weekStart: 6 };
		expect(readDate(text, sunday)).toBe("2026-12-04");
	});

	it("has a word of two languages in the first of them", () => {
		const french = { languages: ["fr", "en"], today };
		expect(read("mar 24")).toBe("2027-03-24");
		expect(readDate("mar 24", french)).toBe("2026-11-24");
	});

	it("says nothing where the business's own day is none", () => {
		expect(readDate("tomorrow", { languages, today: "soon" })).toBeNull();
	});
});
