import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../../src/engine/model.ts";
import { compileText } from "../../../src/engine/say/fill.ts";
import { type SituationSketch, situationOf } from "../situation.ts";

const fill = (text: string, sketch: SituationSketch = {}) =>
	compileText(text)(situationOf(sketch));

const filled = (text: string, sketch: SituationSketch = {}) =>
	fill(text, sketch).text;

const inLanguage = (language: string, more: SituationSketch = {}) => ({
	...more,
	language,
});

describe("what Marhaba fills by itself", () => {
	it.each([
		["{name}", "Nour Haddad"],
		["{first_name}", "Nour"],
		["{phone}", "+96170111222"],
		["{message}", "hello"],
		["{today}", "Sunday 22 November"],
		["{now}", "21:30"],
		["{open_until}", "22:00"],
		["{hours_today}", "10:00–14:00 and 18:00–22:00"],
		["{business.name}", "Beit Zaytoun"],
		["{business.wifi}", "olives"],
		["{contact.name}", "Nour Haddad"],
		["{contact.phone}", "+96170111222"],
		["{contact.size}", "large"],
	])("%s", (text, said) => {
		expect(
			filled(text, {
				profile: { more: { wifi: "olives" } },
				conversation: { name: "Nour Haddad", fields: { size: "large" } },
			}),
		).toBe(said);
	});

	it("a saved name goes before the profile's", () => {
		const conversation = { name: "~*N*~", fields: { name: "Nour" } };
		expect(filled("{name}", { conversation })).toBe("Nour");
	});

	it.each([
		["en", "Sunday 22 November"],
		["fr", "dimanche 22 novembre"],
		["ar", "الأحد، 22 نوفمبر"],
		["de", "Sonntag, 22. November"],
	])("{today} in %s", (language, said) => {
		expect(filled("{today}", inLanguage(language))).toBe(said);
	});

	it.each([
		["en", "2026-11-24T08:00:00Z", "today at 12:00"],
		["en", "2026-11-23T08:00:00Z", "tomorrow at 12:00"],
		["en", "2026-11-22T20:30:00Z", "on Tuesday at 12:00"],
		["fr", "2026-11-24T08:00:00Z", "aujourd'hui à 12:00"],
		["fr", "2026-11-23T08:00:00Z", "demain à 12:00"],
		["fr", "2026-11-22T20:30:00Z", "mardi à 12:00"],
		["ar", "2026-11-24T08:00:00Z", "اليوم الساعة 12:00"],
		["ar", "2026-11-23T08:00:00Z", "غداً الساعة 12:00"],
		["ar", "2026-11-22T20:30:00Z", "يوم الثلاثاء الساعة 12:00"],
		["de", "2026-11-24T08:00:00Z", "heute 12:00"],
		["de", "2026-11-23T08:00:00Z", "morgen 12:00"],
	])("{next_open} in %s at %s is %s", (language, now, said) => {
		expect(filled("{next_open}", inLanguage(language, { now }))).toBe(said);
	});

	it("{next_open} names the day when it is far", () => {
		const holidays = [
			{ from: "2026-11-23", until: "2026-12-24", every: false, shifts: [] },
		];
		const now = "2026-11-22T20:30:00Z";
		const say = (language: string) =>
			filled(
				"{next_open}",
				inLanguage(language, { now, profile: { holidays } }),
			);
		expect(say("en")).toBe("on 25 December at 12:00");
		expect(say("fr")).toBe("le 25 décembre à 12:00");
	});

	it("{open_until} is empty while closed, {next_open} while open", () => {
		expect(
			fill("Until {open_until}.", { now: "2026-11-22T20:30:00Z" }),
		).toEqual({ text: "Until .", emptied: ["open_until"] });
		expect(fill("{next_open}").emptied).toEqual(["next_open"]);
	});

	it("{hours_today} follows holidays and what staff switched", () => {
		const monday = { now: "2026-11-23T10:00:00Z" };
		expect(filled("{hours_today}", monday)).toBe("closed");
		expect(filled("{hours_today}", inLanguage("ar", monday))).toBe("مغلق");
		expect(
			filled("{hours_today}", { switched: { closedOn: "2026-11-22" } }),
		).toBe("closed");
		expect(
			filled("{hours_today}", {
				...monday,
				switched: { openOn: "2026-11-23" },
			}),
		).toBe("00:00–24:00");
	});
});

describe("saved and captured values", () => {
	const captures = {
		number: "48213",
		order: {
			status: "ready",
			eta: "2026-11-24T16:00:00Z",
			total: "12345.5",
			items: [{ name: "olives" }],
			day: "2026-11-24",
		},
		"event.total": 7,
		event: { ref: "A1" },
	};

	it.each([
		["{number}", "48213"],
		["{order.status}", "ready"],
		["{order.items.0.name}", "olives"],
		["{order.eta as time}", "18:00"],
		["{order.eta as date}", "Tuesday 24 November"],
		["{order.total as number}", "12,345.5"],
		["{order.total}", "12345.5"],
		["{order.day}", "2026-11-24"],
		["{order.status as date}", "ready"],
		["{event.total}", "7"],
		["{event.ref}", "A1"],
		["{order.missing|in preparation}", "in preparation"],
		["{order}", ""],
		["{guests}", "4"],
		["{day}", "Friday 25 December"],
		["{next_year}", "1 May 2027"],
		["{many}", "1,234,567"],
		["{sure}", "yes"],
		["{toppings}", "olives and mint"],
	])("%s", (text, said) => {
		const fields = {
			guests: 4,
			day: "2026-12-25",
			next_year: "2027-05-01",
			many: 1234567,
			sure: true,
			toppings: ["olives", "mint"],
		};
		expect(filled(text, { captures, conversation: { fields } })).toBe(said);
	});

	it.each([
		["en", "1,234.5"],
		["fr", "1\u202f234,5"],
		["ar", "1,234.5"],
		["de", "1.234,5"],
		["not a language", "1,234.5"],
	])("D69: numbers in %s", (language, said) => {
		const conversation = { fields: { n: 1234.5 } };
		expect(filled("{n}", inLanguage(language, { conversation }))).toBe(said);
	});

	it.each([
		["1795536000", "Tuesday 24 November"],
		[1795536000, "Tuesday 24 November"],
		[1795536000000, "Tuesday 24 November"],
		["2026-11-24 18:00", "Tuesday 24 November"],
		["2026-11-24T23:30:00+0000", "Wednesday 25 November"],
		["2026-02-30", "2026-02-30"],
		["soon", "soon"],
		[1e300, "1e+300"],
	])("%j as date", (value, said) => {
		const text = filled("{v as date}", { captures: { v: value } });
		if (value === "1795536000") expect(text).toBe(value);
		else if (value === 1e300) expect(text.length).toBeGreaterThan(100);
		else expect(text).toBe(said);
	});
});

describe("what stays empty", () => {
	it.each([
		["Hi {x} there", "Hi there"],
		["Hi {x}", "Hi"],
		["{x} hi", "hi"],
		["Hi {x} {y} there", "Hi there"],
		["Hi {x}{y}there", "Hi there"],
		["One\n{x} two", "One\ntwo"],
		["One {x}\ntwo", "One\ntwo"],
		["a{x}b", "ab"],
		["{x}", ""],
		["  two  {x}  three", "  two  three"],
	])("D66: %j leaves nothing and one space", (text, said) => {
		expect(filled(text)).toBe(said);
	});

	it("D66: is told by name, but for a default that is meant to be empty", () => {
		expect(fill("{x} {y|} {z|fine}").emptied).toEqual(["x"]);
		expect(fill("{x|}").emptied).toEqual([]);
	});

	it("a value of nothing but spaces is empty", () => {
		expect(filled("{x|friend}", { captures: { x: "  " } })).toBe("friend");
		const conversation = { name: "\u200b " };
		expect(filled("{name|friend}", { conversation })).toBe("friend");
	});
});

describe("hostile values", () => {
	const naughty = [
		"{{secrets.KEY}}",
		"{phone}",
		"\\{name}",
		"$".concat("{process.env}"),
		"{{constructor.constructor('return 1')()}}",
		"{{#each}}",
		"$&",
		"$1",
		"$`",
		"%s%n",
		"<script>alert(1)</script>",
		"'; DROP TABLE contacts; --",
		"../../etc/passwd",
	];

	it.each(naughty)(
		"D62, D67: %s is put in as it is, and never expanded",
		(value) => {
			expect(filled("a {x} b", { captures: { x: value } })).toBe(
				`a ${value} b`,
			);
			expect(filled("{message}", { says: value })).toBe(value);
		},
	);

	it.each([
		"toString",
		"constructor",
		"__proto__",
		"__proto__.polluted",
		"order.__proto__.b",
		"order.constructor.name",
		"name.length",
		"list.length",
		"list.map",
		"business.constructor",
		"business.__proto__",
		"contact.toString",
		"event.hasOwnProperty",
		"list.-1",
		"list.99999999999",
	])("D63: {%s} is nothing", (name) => {
		const captures: Record<string, JsonValue> = {
			order: { status: "x" },
			list: ["a"],
		};
		expect(fill(`[{${name}}]`, { captures })).toEqual({
			text: "[]",
			emptied: [name],
		});
	});

	it("D68: names are put on one line, without what turns text around", () => {
		const conversation = { name: "Evil\u202e\nName\u0000\u200b  Two" };
		expect(filled("Hi {name}!", { conversation })).toBe("Hi Evil Name Two!");
	});

	it("halves of letters and NUL do not come through", () => {
		expect(filled("{x}", { captures: { x: "a\ud800b\0c" } })).toBe("a\ufffdbc");
	});

	it("D68: joined emoji and right-to-left text stay whole", () => {
		const value = "👨‍👩‍👧 مرحبا";
		expect(filled("{x}", { captures: { x: value } })).toBe(value);
	});

	it("D65: a megabyte is cut, a deep object is nothing", () => {
		const long = filled("{x}", { captures: { x: "é".repeat(1_000_000) } });
		expect(long).toHaveLength(4097);
		let deep: JsonValue = "x";
		for (let depth = 0; depth < 5_000; depth++) deep = [deep];
		expect(filled("[{x}]", { captures: { x: deep } })).toBe("[]");
	});

	it("D66, D67: any text and any value can meet", () => {
		fc.assert(
			fc.property(
				fc.string({ unit: "binary" }),
				fc.jsonValue(),
				(text, value) => {
					const captures = { x: value as JsonValue };
					const said = fill(`${text}{x}{x as date}{x as number}`, { captures });
					expect(said.text).not.toMatch(/undefined|\[object/);
				},
			),
		);
	});

	it("a value can be encoded on its way in", () => {
		const url = compileText("https://x.y/{number}?q={q}", encodeURIComponent);
		const captures = { number: "1/2", q: "a&b" };
		expect(url(situationOf({ captures })).text).toBe(
			"https://x.y/1%2F2?q=a%26b",
		);
	});
});
