import { describe, expect, it } from "vitest";
import { country } from "../../../src/engine/conditions/country.ts";
import { inFlow } from "../../../src/engine/conditions/in-flow.ts";
import {
	countryOf,
	isCountry,
	namedCountry,
} from "../../../src/engine/grammar/countries.ts";
import type { OpenQuestion, RulesData } from "../../../src/engine/model.ts";
import { exampleOf } from "../examples.ts";
import { now } from "../scene.ts";
import { siteOf, situationOf } from "../situation.ts";

const question: OpenQuestion = {
	rule: "book a table",
	flow: "booking",
	pinned: "sha256:0",
	step: 1,
	tries: 0,
	answers: {},
	askedAt: now,
};

describe("in", () => {
	const holds = (written: unknown, open: OpenQuestion | null) =>
		inFlow
			.compile(inFlow.schema.parse(written), siteOf())
			.holds(situationOf({ conversation: { question: open } }));

	it("holds in that flow, or in none", () => {
		expect(holds("booking", question)).toBe(true);
		expect(holds("booking", null)).toBe(false);
		expect(holds(["order", "booking"], question)).toBe(true);
		expect(holds("nothing", null)).toBe(true);
		expect(holds("nothing", question)).toBe(false);
		expect(holds(["nothing", "order"], null)).toBe(true);
		expect(exampleOf(inFlow)).toEqual(["nothing"]);
	});

	it("says where the customer is", () => {
		const compiled = inFlow.compile(["booking"], siteOf());
		expect(compiled.because(situationOf({}))).toBe(
			"in: booking – the customer is in nothing",
		);
	});

	it("knows the flows of these files", () => {
		const flows = [{ name: "booking" }] as unknown as RulesData["flows"];
		const site = siteOf();
		const of = (name: string) =>
			inFlow.findings?.([name], { ...site, data: { ...site.data, flows } });
		expect(of("booking")).toEqual([]);
		expect(of("nothing")).toEqual([]);
		expect(of("bookings")).toMatchObject([
			{ code: "unknown-flow", help: "They are booking, and nothing." },
		]);
	});
});

describe("country", () => {
	const holds = (written: unknown, value: string, kind: "phone" | "user") =>
		country
			.compile(country.schema.parse(written), siteOf())
			.holds(situationOf({ contact: { id: 1, addresses: [{ kind, value }] } }));

	it("is that of the phone number", () => {
		expect(holds("LB", "96170111222", "phone")).toBe(true);
		expect(holds("lb", "+96170111222", "phone")).toBe(true);
		expect(holds(["FR", "AE"], "96170111222", "phone")).toBe(false);
		expect(holds(["FR", "AE"], "33612345678", "phone")).toBe(true);
		expect(exampleOf(country)).toEqual(["LB"]);
	});

	it("of somebody without a number is none", () => {
		expect(holds("LB", "961ABC", "user")).toBe(false);
		const contact = { id: 1, addresses: [{ kind: "user", value: "LB.1" }] };
		const compiled = country.compile(["LB"], siteOf());
		expect(compiled.because(situationOf({ contact: contact as never }))).toBe(
			"country: LB – the number is of no country we know",
		);
	});

	it.each([
		["96170123456", "LB"],
		["33612345678", "FR"],
		["971501234567", "AE"],
		["12125550123", "US"],
		["14165550123", "CA"],
		["18095550123", "DO"],
		["79161234567", "RU"],
		["77011234567", "KZ"],
		["447911123456", "GB"],
		["441481123456", "GG"],
		["393331234567", "IT"],
		["212612345678", "MA"],
		["262692123456", "RE"],
		["262639123456", "YT"],
		["0", null],
		["", null],
		["999123", null],
	])("%s is %s", (digits, code) => {
		expect(countryOf(digits)).toBe(code);
	});

	it.each([
		["LB", []],
		["Lebanon", ["Write LB."]],
		["uk", ["Write GB."]],
		["UAE", ["Write AE."]],
		["ZZ", ["Write its two letters: LB, FR, AE."]],
	])("%s is checked", (written, help) => {
		const found =
			country.findings?.(country.schema.parse(written), siteOf()) ?? [];
		expect(found.map((finding) => finding.help)).toEqual(help);
	});

	it("knows every code by its country", () => {
		expect(isCountry("EG")).toBe(true);
		expect(isCountry("XX")).toBe(false);
		expect(namedCountry("egypt")).toBe("EG");
		expect(namedCountry("constructor")).toBeNull();
	});
});
