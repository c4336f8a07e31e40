import { describe, expect, it } from "vitest";
import * as conditions from "../../../src/engine/conditions/index.ts";
import type { ConditionKind, Site } from "../../../src/engine/kinds.ts";
import type { JsonValue, KindData } from "../../../src/engine/model.ts";
import { conditionKinds } from "../../../src/engine/registry.ts";
import { message, scheduled, tap } from "../scene.ts";
import { type SituationSketch, siteOf, situationOf } from "../situation.ts";

/** A site that compiles nested conditions, as the compiler of rule books does. */
function site(sketch: SituationSketch = {}): Site {
	const made = siteOf(sketch.profile);
	const all = (data: readonly KindData[]) => {
		const compiled = data.map(({ key, spec }) => {
			const kind = conditionKinds.get(key);
			if (!kind) throw new Error(`No condition ${key}.`);
			return kind.compile(spec, nested);
		});
		return {
			holds: (situation: Parameters<(typeof compiled)[0]["holds"]>[0]) =>
				compiled.every((one) => one.holds(situation)),
			because: (situation: Parameters<(typeof compiled)[0]["holds"]>[0]) =>
				compiled.map((one) => one.because(situation)).join(", "),
		};
	};
	const nested: Site = {
		...made,
		compile: { ...made.compile, conditions: all },
	};
	return nested;
}

function ask<Spec>(
	kind: ConditionKind<Spec>,
	written: unknown,
	sketch: SituationSketch = {},
) {
	const condition = kind.compile(kind.schema.parse(written), site(sketch));
	const situation = situationOf(sketch);
	return {
		holds: condition.holds(situation),
		because: condition.because(situation),
	};
}

const holds = <Spec>(
	kind: ConditionKind<Spec>,
	written: unknown,
	sketch: SituationSketch = {},
) => ask(kind, written, sketch).holds;

const field = (name: string, value: unknown, sketch: SituationSketch = {}) =>
	holds(conditions.field, { name, value }, sketch);

describe("hours", () => {
	it("open and closed are opposites, and say when that ends", () => {
		const open = { now: "2026-11-22T19:00:00Z" };
		const closed = { now: "2026-11-22T21:00:00Z" };
		expect(ask(conditions.hours, "open", open)).toEqual({
			holds: true,
			because: "hours: open – it is open until today at 22:00",
		});
		expect(ask(conditions.hours, "closed", open).holds).toBe(false);
		expect(ask(conditions.hours, "closed", closed)).toEqual({
			holds: true,
			because: "hours: closed – it is closed, and opens on Tuesday at 12:00",
		});
	});

	it("without hours neither holds, and the file is told", () => {
		const sketch = { profile: { hours: null } };
		expect(holds(conditions.hours, "open", sketch)).toBe(false);
		expect(holds(conditions.hours, "closed", sketch)).toBe(false);
		expect(conditions.hours.findings?.("open", site(sketch))).toMatchObject([
			{ code: "missing", severity: "error" },
		]);
		expect(conditions.hours.findings?.("open", site())).toEqual([]);
	});

	it("what staff switched counts", () => {
		expect(
			holds(conditions.hours, "closed", {
				now: "2026-11-22T19:00:00Z",
				switched: { closedOn: "2026-11-22" },
			}),
		).toBe(true);
	});
});

describe("the calendar", () => {
	it.each([
		["sun", "2026-11-22T19:00:00Z", true],
		["sat-sun", "2026-11-22T21:59:00Z", true],
		["sun", "2026-11-22T22:00:00Z", false],
		[["mon", "wed"], "2026-11-22T22:00:00Z", true],
	])("days: %j at %s", (written, now, held) => {
		expect(holds(conditions.days, written, { now })).toBe(held);
	});

	it.each([
		["22:00-06:00", "2026-11-22T19:59:00Z", false],
		["22:00-06:00", "2026-11-22T20:00:00Z", true],
		["22:00-06:00", "2026-11-23T03:59:00Z", true],
		["22:00-06:00", "2026-11-23T04:00:00Z", false],
		["9-17", "2026-11-22T07:00:00Z", true],
		[["9-12", "21-22"], "2026-11-22T19:30:00Z", true],
		["00:00-24:00", "2026-11-22T21:59:00Z", true],
	])("time: %j at %s", (written, now, held) => {
		expect(holds(conditions.time, written, { now })).toBe(held);
	});

	it.each([
		["2026-11-22", "2026-11-22T21:59:00Z", true],
		["2026-11-22", "2026-11-22T22:00:00Z", false],
		["2026-11-20..2026-11-23", "2026-11-22T22:00:00Z", true],
		["every 11-23", "2026-11-22T22:00:00Z", true],
		[["2026-01-01", "2026-11-22"], "2026-11-22T12:00:00Z", true],
	])("dates: %j at %s", (written, now, held) => {
		expect(holds(conditions.dates, written, { now })).toBe(held);
	});

	it.each([
		[conditions.days, "someday"],
		[conditions.days, ["mon", "mon"]],
		[conditions.time, "9"],
		[conditions.dates, "2026-02-30"],
		[conditions.hours, "half"],
	] as const)(
		"what is no day, time or date is refused (%#)",
		(kind, written) => {
			expect(
				(kind as ConditionKind<unknown>).schema.safeParse(written).success,
			).toBe(false);
		},
	);

	it("says what it compared", () => {
		expect(ask(conditions.days, "sat-sun").because).toBe(
			"days: sat, sun – today is sun",
		);
		expect(ask(conditions.time, "9-17").because).toBe(
			"time: 09:00-17:00 – it is 21:30",
		);
		expect(ask(conditions.dates, "2026-12-24").because).toBe(
			"dates: 2026-12-24 – today is 2026-11-22",
		);
	});
});

describe("the contact", () => {
	it("tag is any of", () => {
		const conversation = { tags: ["vip", "booked"] };
		expect(holds(conditions.tag, "vip", { conversation })).toBe(true);
		expect(holds(conditions.tag, ["staff", "vip"], { conversation })).toBe(
			true,
		);
		expect(ask(conditions.tag, "staff").because).toBe(
			"tag: staff – the contact has none",
		);
	});

	it("language is the one we answer in", () => {
		const conversation = { language: { chosen: null, heard: "fr" } };
		expect(holds(conditions.language, "fr", { conversation })).toBe(true);
		expect(holds(conditions.language, ["ar", "en"], { conversation })).toBe(
			false,
		);
		expect(conditions.language.findings?.(["de", "fr"], site())).toMatchObject([
			{ code: "wrong-value" },
		]);
	});
});

describe("message", () => {
	const event = message({ type: "image", url: "https://x.y/z", caption: null });

	it("is the kind that came; a tap is text", () => {
		expect(holds(conditions.message, "image", { event })).toBe(true);
		expect(holds(conditions.message, ["text", "any"], { event })).toBe(true);
		expect(
			holds(conditions.message, "text", { event: tap("hours", "Hours") }),
		).toBe(true);
	});

	it("any leaves out reactions, and other events are no message", () => {
		const reaction = message({
			type: "reaction",
			emoji: "👍",
			messageId: null,
		});
		expect(holds(conditions.message, "any", { event: reaction })).toBe(false);
		expect(holds(conditions.message, "reaction", { event: reaction })).toBe(
			true,
		);
		expect(holds(conditions.message, "any", { event: scheduled("x") })).toBe(
			false,
		);
	});
});

describe("saved fields", () => {
	const saved = (fields: Record<string, JsonValue>): SituationSketch => ({
		conversation: { fields },
	});

	it.each<[unknown, JsonValue, boolean]>([
		["4", 4, true],
		[4, "4", true],
		["04", 4, true],
		["Large", "large", true],
		["ete", "Été", true],
		["large", "larger", false],
		[["small", "large"], "large", true],
		[{ above: "8" }, 9, true],
		[{ above: "8" }, "8", false],
		[{ above: 8 }, "many", false],
		[{ below: "8" }, 3.5, true],
		[{ above: "2", below: "5" }, 5, false],
		[{ above: "2026-12-01" }, "2026-12-25", true],
		[{ below: "9:30" }, "09:15", true],
		[{ above: "10" }, "2026-12-25", false],
		[{ is_not: "4" }, 5, true],
		[{ is_not: ["4", "5"] }, 5, false],
		[{ one_of: ["a", "b"] }, "B", true],
		[{ contains: "vege" }, "Vegetarian, please", true],
		[{ contains: "nut" }, ["Nuts", "milk"], true],
		[{ is: "nuts" }, ["nuts", "milk"], true],
		[{ known: "true" }, 0, true],
		[{ known: true }, "", false],
		[{ known: false }, null, true],
		["true", true, true],
		["no", false, true],
		["null", null, false],
	])("%j of %j is %s", (test, value, held) => {
		expect(field("size", test, saved({ size: value }))).toBe(held);
	});

	it("what nobody saved is not known, and is nothing", () => {
		expect(field("size", "large")).toBe(false);
		expect(field("size", { is_not: "large" })).toBe(true);
		expect(field("size", { known: false })).toBe(true);
		expect(field("size", { above: "0" })).toBe(false);
		expect(field("size", { below: "0" })).toBe(false);
	});

	it("what every object inherits is not known", () => {
		for (const name of ["constructor", "__proto__", "toString", "length"])
			expect(field(name, { known: true })).toBe(false);
	});

	it("an answer goes before a capture, a capture before a field", () => {
		const question = {
			rule: "r",
			flow: "f",
			pinned: "p",
			step: 0,
			tries: 0,
			answers: { size: "answer" },
			askedAt: situationOf().now,
		};
		const fields = { size: "field" };
		const captures = { size: "capture" };
		expect(
			field("size", "answer", { captures, conversation: { fields, question } }),
		).toBe(true);
		expect(
			field("size", "capture", { captures, conversation: { fields } }),
		).toBe(true);
		expect(field("size", "field", { conversation: { fields } })).toBe(true);
	});

	it("contact.… is the field alone", () => {
		const sketch = {
			captures: { level: "silver" },
			conversation: { fields: { level: "gold" } },
		};
		expect(
			ask(conditions.contactField, { name: "level", value: "gold" }, sketch),
		).toEqual({ holds: true, because: 'contact.level: gold – it is "gold"' });
	});

	it("says what it compared", () => {
		expect(
			ask(
				conditions.field,
				{ name: "guests", value: { above: "8" } },
				saved({ guests: 4 }),
			).because,
		).toBe("guests: above 8 – it is 4");
	});

	it.each([[{}], [{ abve: 8 }], [[]], [null], [{ known: "perhaps" }]])(
		"%j asks nothing",
		(value) => {
			expect(
				conditions.field.schema.safeParse({ name: "size", value }).success,
			).toBe(false);
		},
	);
});

describe("any and not", () => {
	it("any: one group holds, all of it", () => {
		const groups = [{ hours: "closed" }, { days: "sun", tag: "vip" }];
		expect(holds(conditions.any, groups)).toBe(false);
		expect(
			ask(conditions.any, groups, { conversation: { tags: ["vip"] } }),
		).toEqual({
			holds: true,
			because: "days: sun – today is sun, tag: vip – the contact has vip",
		});
	});

	it("not: what stands there does not hold as a whole", () => {
		expect(holds(conditions.not, { tag: "vip" })).toBe(true);
		expect(holds(conditions.not, { days: "sun" })).toBe(false);
		expect(holds(conditions.not, { days: "sun", tag: "vip" })).toBe(true);
	});

	it("they nest, and hold saved names", () => {
		const sketch = { conversation: { fields: { guests: 9, level: "gold" } } };
		expect(
			holds(
				conditions.any,
				[{ not: { any: [{ guests: { above: 8 } }, { tag: "vip" }] } }],
				sketch,
			),
		).toBe(false);
		expect(holds(conditions.not, { "contact.level": "gold" }, sketch)).toBe(
			false,
		);
	});

	it("nothing is no condition", () => {
		expect(conditions.not.schema.safeParse({}).success).toBe(false);
		expect(conditions.any.schema.safeParse([{}]).success).toBe(false);
		expect(conditions.any.schema.safeParse([]).success).toBe(false);
	});

	it("what is wrong inside is found with the way to it", () => {
		const issues = conditions.any.schema.safeParse([
			{ tag: "vip" },
			{ guests: { abve: 8 } },
		]).error?.issues;
		expect(issues?.map(({ path }) => path.slice(0, 2))).toContainEqual([
			1,
			"guests",
		]);
		const spec = conditions.any.schema.parse([
			{ tag: "vip" },
			{ not: { language: "de" } },
		]);
		expect(conditions.any.findings?.(spec, site())).toMatchObject([
			{ code: "wrong-value", path: [1, "not", "language"] },
		]);
	});
});
