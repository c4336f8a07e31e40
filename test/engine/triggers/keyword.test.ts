import { describe, expect, test } from "vitest";
import { keyword } from "../../../src/engine/triggers/keyword.ts";
import { situationOf, tryTrigger } from "../matching.ts";

const fits = (value: unknown, text: string, others: readonly string[] = []) =>
	tryTrigger(keyword, value, others).match(text) !== null;

describe("whole words", () => {
	test.each([
		["hi", "Hi there"],
		["hi", "oh, hi!"],
		["été", "cet ÉTÉ là"],
		["ete", "été"],
		["مرحبا", "مَرحَبًا يا جماعة"],
		["what time", "What time are you open?"],
		["what time", "what *time*?"],
		["opening", "the opening-hours"],
		["don't", "I don’t know"],
		["aujourd'hui", "ouvert aujourd’hui ?"],
		["12.50", "it was 12.50, no?"],
		["1:30", "at 1:30."],
		["10/12", "le ١٠/١٢"],
		["👍", "ok 👍🏽"],
		["❤", "❤️"],
		["🇱🇧", "from 🇱🇧!"],
		["c++", "do you teach C++?"],
		["c++", "c++/java"],
		["50%", "I want the 50 % off"],
		["50%", "٥٠٪"],
		["#1", "the #1 dish"],
		["salt pepper", "salt & pepper"],
		["fish & chips", "Fish & chips please"],
		["off", "50%off"],
		["sa3at", "shu sa3at el dawem"],
		["menu", "me\u200bnu"],
		["ｍｅｎｕ", "menu"],
		["istanbul", "İSTANBUL"],
	])("%s is in %s", (entry, text) => {
		expect(fits(entry, text)).toBe(true);
	});

	test.each([
		["hi", "this"],
		["hi", "hit"],
		["happy", "unhappy"],
		["hours", "hour"],
		["what time", "time what"],
		["what time", "what a time"],
		["c++", "c"],
		["c++", "c+"],
		["c+ lessons", "c++ lessons"],
		["50%", "50"],
		["#1", "1"],
		["fish & chips", "fish chips"],
		["12.50", "12 50"],
		["don't", "don t"],
		["👍", "👎"],
		["👩", "👩🏽‍🍳"],
		["été", "étés"],
		["1.5", "11.5"],
	])("%s is not in %s", (entry, text) => {
		expect(fits(entry, text)).toBe(false);
	});

	test("one of a list is enough, and the owner's spelling is named", () => {
		const tried = tryTrigger(keyword, ["Hours", "Horaires", "دوام"]);
		expect(tried.because("vos horaires ?")).toBe('keyword "Horaires"');
		expect(tried.because("nothing of it")).toBeNull();
	});

	test("what has no text starts nothing", () => {
		const { trigger } = tryTrigger(keyword, "menu");
		const sticker = situationOf(null, { type: "sticker", url: "x" });
		expect(trigger.match(sticker)).toBeNull();
		expect(trigger.whyNot(sticker)).toEqual({
			because: "no text",
			near: false,
		});
	});
});

describe("French", () => {
	test.each([
		["adresse", "c'est quoi l'adresse ?"],
		["l'adresse", "votre adresse ?"],
		["l'adresse", "L’ADRESSE"],
		["l'adresse", "pas d'adresse"],
		["heure", "jusqu'à quelle heure"],
		["est", "c'est"],
		["est ce que", "qu'est-ce que"],
		["accord", "d'accord"],
		["d'accord", "d’accord !"],
		["elle", "lorsqu'elle vient"],
		["il", "puisqu'il"],
		["l'heure d'ouverture", "heure ouverture"],
	])("%s fits %s", (entry, text) => {
		expect(fits(entry, text)).toBe(true);
	});

	test.each([
		["hui", "aujourd'hui"],
		["don", "don't"],
		["t", "don't"],
		["île", "presqu'île"],
	])("%s does not fit %s", (entry, text) => {
		expect(fits({ any: entry, match: "words" }, text)).toBe(false);
	});
});

describe("Arabic", () => {
	test.each([
		["دوام", "والدوام", "والدوام = وال + دوام"],
		["حجز", "للحجز", "للحجز = لل + حجز"],
		["سعر", "بسعر", "بسعر = ب + سعر"],
		["دوام", "دوامكم", "دوامكم = دوام + كم"],
		["دوام", "ودوامكم", "ودوامكم = و + دوام + كم"],
		["رز", "الرز", "الرز = ال + رز"],
		["فاتورة", "للفاتورة", "للفاتورة = لل + فاتورة"],
		["الدوام", "بالدوام", "بالدوام = ب + الدوام"],
		["الدوام", "والدوام", "والدوام = و + الدوام"],
	])("%s fits %s, and the trace shows how", (entry, text, shown) => {
		const tried = tryTrigger(keyword, entry);
		expect(tried.because(`شو ${text}؟`)).toBe(`keyword "${entry}" (${shown})`);
	});

	test.each([
		["دوام", "الدَّوام؟"],
		["الدوام", "دوام"],
		["دوام", "دَوَام"],
		["أهلا", "اهلاً"],
		["طاولة", "طاوله"],
		["سعر الغرفة", "بسعر غرفة"],
		["وین", "وين"],
		["whatsapp", "بالwhatsapp"],
	])("%s fits %s", (entry, text) => {
		expect(fits(entry, text)).toBe(true);
	});

	test.each([
		["فتة", "كفتة"],
		["بن", "لبن"],
		["حر", "بحر"],
		["باب", "كباب"],
		["رز", "كرز"],
		["د", "والد"],
		["دوام", "دوامهم"],
		["والدوام", "دوام"],
		["والدوام", "الدوام"],
		["الرز", "رز"],
		["ماء", "بماء"],
		["رز", "رزكم"],
		["هل", "هلكن"],
	])("%s does not fit %s", (entry, text) => {
		expect(fits({ any: entry, match: "words" }, text)).toBe(false);
	});

	test("a word that is a keyword elsewhere is not read as a shorter one with attachments", () => {
		expect(fits("كرا", "بكرا")).toBe(true);
		expect(fits("كرا", "بكرا", ["بكرا"])).toBe(false);
		expect(fits(["كرا", "بكرا"], "بكرا")).toBe(true);
		expect(fits("الدوام", "دوام", ["دوام"])).toBe(true);
	});

	test("only single words are keywords of their own; a phrase forbids nothing", () => {
		const { vocabulary } = keyword;
		const spec = keyword.schema.parse({
			any: ["L'adresse", "ساعات الدوام"],
			except: "بكرا",
			all: "c++",
		});
		expect([...(vocabulary?.(spec) ?? [])]).toEqual(["adresse", "بكرا"]);
	});
});

describe("exact", () => {
	test.each([
		["stop", "Stop 🙏"],
		["stop", "*STOP*!!!"],
		["stop", " stop. "],
		["stop", "🛑 stop"],
		["merci 🙏", "Merci 🙏🙏"],
		["👍", "👍👍🏽👍"],
		["👍", "👍 🎉"],
		["توقف", "توقف!"],
		["50%", "50 %"],
		["l'addition", "addition ?"],
		["not now", "Not now, 🙂"],
		["حجز", "للحجز"],
	])("%s is the whole of %s", (entry, text) => {
		expect(fits({ any: entry, match: "exact" }, text)).toBe(true);
	});

	test.each([
		["stop", "please stop"],
		["stop", "stop it"],
		["stop", "stop stop"],
		["stop", "non-stop"],
		["merci 🙏", "merci"],
		["👍", "ok 👍"],
		["50%", "50"],
		["stop", ""],
		["stop", "🙏"],
	])("%s is not the whole of %s", (entry, text) => {
		expect(fits({ any: entry, match: "exact" }, text)).toBe(false);
	});

	test.each(["1", "12", "١", "1️⃣", "a", "ن"])(
		"%s alone is exact unless it is told otherwise",
		(entry) => {
			expect(fits(entry, `${entry}.`)).toBe(true);
			expect(fits([entry, "menu"], `a table for ${entry} b`)).toBe(false);
			expect(fits({ any: entry, match: "words" }, `table for ${entry}`)).toBe(
				true,
			);
			expect(fits({ any: entry, match: "starts" }, `${entry} table`)).toBe(
				true,
			);
		},
	);

	test("beside other words that must be there, a number is a word", () => {
		expect(fits({ all: ["table", "4"] }, "a table for 4")).toBe(true);
		expect(fits({ any: "table", except: "4" }, "a table for 4")).toBe(false);
		expect(fits({ all: ["4"] }, "a table for 4")).toBe(false);
	});

	test.each(["#1", "👍", "1:30", "ok", "c++"])("%s is not short", (entry) => {
		expect(fits(entry, `well ${entry} then`)).toBe(true);
	});
});

describe("starts and contains", () => {
	test.each([
		["order", "Order #5"],
		["order", "*order* now"],
		["i want", "I want a table"],
		["حجز", "للحجز بكرا"],
		["adresse", "l'adresse svp"],
	])("a message that begins with %s: %s", (entry, text) => {
		expect(fits({ any: entry, match: "starts" }, text)).toBe(true);
	});

	test.each([
		["order", "my order"],
		["order", "orders"],
		["i want", "want i"],
	])("a message that does not begin with %s: %s", (entry, text) => {
		expect(fits({ any: entry, match: "starts" }, text)).toBe(false);
	});

	test.each([
		["hour", "what are your HOURS"],
		["été", "déteste"],
		["دوام", "بدوامهم"],
		["الدوام", "دوامهم"],
		["l'adresse", "uneadresse"],
		["time now", "what *time*\n now"],
		["50%", "is 150%ok"],
		["fish chips", "fish & chipsy"],
		["a", "table"],
		["1", "21"],
	])("%s is inside %s", (entry, text) => {
		expect(fits({ any: entry, match: "contains" }, text)).toBe(true);
	});

	test.each([
		["hours", "hour s"],
		["50%", "50"],
		["fish & chips", "fish chips"],
		["timenow", "time now"],
	])("%s is not inside %s", (entry, text) => {
		expect(fits({ any: entry, match: "contains" }, text)).toBe(false);
	});
});

describe("all and except", () => {
	const booking = {
		any: ["book", "réserver"],
		all: ["table", "tonight"],
		except: ["cancel", "not now"],
	};

	test("one of any and each of all must be there, in any order", () => {
		expect(
			tryTrigger(keyword, booking).because("Tonight, a table: book!"),
		).toBe('keyword "book" and "table" and "tonight"');
		expect(fits(booking, "book a table")).toBe(false);
		expect(fits(booking, "table tonight")).toBe(false);
	});

	test("one of except is enough to keep it away", () => {
		expect(fits(booking, "cancel, do not book the table tonight")).toBe(false);
		expect(fits(booking, "book a table tonight, not now")).toBe(false);
		expect(fits(booking, "book a table tonight, now")).toBe(true);
	});
});

describe("typos", () => {
	test.each(["horaries", "horaire", "horraires", "hroaires", "horaites"])(
		"%s is horaires when one letter may be off",
		(said) => {
			const tried = tryTrigger(keyword, { any: "Horaires", typos: "1" });
			expect(tried.because(`vos ${said}?`)).toBe(
				`keyword "Horaires" (${said} is one letter off)`,
			);
			expect(fits("horaires", said)).toBe(false);
		},
	);

	test("words of four letters, and two letters off, are not forgiven", () => {
		expect(fits({ any: "menu", typos: 1 }, "mneu")).toBe(false);
		expect(fits({ any: "horaires", typos: 1 }, "hraire")).toBe(false);
		expect(fits({ any: "12345", typos: 1, match: "words" }, "12346")).toBe(
			false,
		);
	});

	test("the long words of a phrase are forgiven, its short ones not", () => {
		const value = { any: "what price", typos: 1 };
		expect(fits(value, "what prcie")).toBe(true);
		expect(fits(value, "waht price")).toBe(false);
	});

	test("Arabic attachments come off a misspelt word", () => {
		expect(fits({ any: "حجوزات", typos: 1 }, "للحجوزت")).toBe(true);
	});

	test("a word that is a keyword elsewhere is not taken for a misspelt one", () => {
		expect(fits({ any: "price", typos: 1 }, "rice")).toBe(true);
		expect(fits({ any: "price", typos: 1 }, "rice", ["rice"])).toBe(false);
	});
});

describe("why not", () => {
	test.each([
		[
			["stop", "unsubscribe", "désabonner", "توقف"],
			"hello",
			"none of: stop, unsubscribe, …",
			false,
		],
		[["stop", "end"], "hello", "none of: stop, end", false],
		["stop", "hello", "none of: stop", false],
		[
			"horaires",
			"vos Horraires ?",
			'"Horraires" is one letter from "horaires"; set typos: 1',
			true,
		],
		[
			{ any: "stop", match: "exact" },
			"please stop",
			'"stop" is there, but not alone (match: exact)',
			true,
		],
		[
			{ any: "order", match: "starts" },
			"my order",
			'"order" is there, but not at the beginning (match: starts)',
			true,
		],
		[
			{ any: "book", except: ["no", "cancel"] },
			"cancel, no book",
			'except: "no" is there',
			true,
		],
		[
			{ all: ["table", "tonight", "window"] },
			"a table",
			"not: tonight, window",
			true,
		],
		[{ all: ["table", "tonight"] }, "hello", "not: table, tonight", false],
		["1", "a table for 1", '"1" is there, but not alone (match: exact)', true],
		["hi", "this", "none of: hi", false],
	])("%j on %s: %s", (value, text, because, near) => {
		expect(tryTrigger(keyword, value).whyNot(text)).toEqual({ because, near });
	});

	test("a keyword of its own is named as the reason", () => {
		expect(tryTrigger(keyword, "كرا", ["بكرا"]).whyNot("بكرا")).toEqual({
			because: '"كرا" (بكرا = ب + كرا), but that is a keyword of its own',
			near: true,
		});
	});
});

describe("what an owner can get wrong", () => {
	const codes = (value: unknown) =>
		tryTrigger(keyword, value).findings.map(({ code, severity, path }) => [
			code,
			severity,
			path.join("."),
		]);

	test("B49: a keyword that vanishes is an error where it stands", () => {
		expect(codes(["menu", "?!", "\u200f"])).toEqual([
			["empty-after-folding", "error", "any.1"],
			["empty-after-folding", "error", "any.2"],
		]);
		expect(codes({ all: ["menu", "***"] })).toEqual([
			["empty-after-folding", "error", "all.1"],
		]);
		expect(fits("?!", "?!")).toBe(false);
		expect(fits({ any: "?!", match: "contains" }, "what")).toBe(false);
	});

	test("B49: one letter is a keyword, and signs of a regex are those signs", () => {
		expect(fits("x", "x")).toBe(true);
		expect(fits("x", "xx")).toBe(false);
		expect(fits("c++ (x)*", "I know C++ (x)*")).toBe(true);
		expect(fits("a.c", "abc")).toBe(false);
		expect(fits("[abc]", "a")).toBe(false);
		expect(fits(".*", "anything")).toBe(false);
	});

	test("duplicates inside one trigger, signs and emoji are fine", () => {
		expect(codes(["Été", "ete", "#", "👍", "1"])).toEqual([]);
	});

	test("typos with contains, and several exact keywords at once, are errors", () => {
		expect(codes({ any: "hours", match: "contains", typos: 1 })).toEqual([
			["wrong-value", "error", "typos"],
		]);
		expect(codes({ all: ["a b", "c d"], match: "exact" })).toEqual([
			["never-fires", "error", "match"],
		]);
	});

	test("a keyword that except takes away is a warning", () => {
		expect(codes({ any: ["book", "no booking"], except: "no" })).toEqual([
			["never-fires", "warning", "any.1"],
		]);
	});

	test.each([
		[{}],
		[{ except: "x" }],
		[{ any: "x", typos: 2 }],
		[{ any: "x", match: "fuzzy" }],
		[{ any: "x", more: 1 }],
		[[]],
		[""],
		["  "],
		[null],
		[{ any: [] }],
	])("%j is refused", (value) => {
		expect(keyword.schema.safeParse(value).success).toBe(false);
	});

	test("numbers and booleans from JSON are texts", () => {
		expect(fits([12, true], "true")).toBe(true);
	});
});

test.each(["__proto__", "constructor", "toString", "a\u0000b", "\ud800x"])(
	"%j is a keyword like any other",
	(entry) => {
		expect(fits({ any: entry, match: "words" }, `so ${entry} it is`)).toBe(
			true,
		);
		expect(fits({ any: entry, match: "words" }, "so it is")).toBe(false);
	},
);
