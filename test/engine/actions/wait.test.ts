import { describe, expect, test } from "vitest";
import { wait } from "../../../src/engine/actions/wait.ts";
import { DAY, HOUR, type JsonObject } from "../../../src/engine/model.ts";
import { exampleOf } from "../examples.ts";
import { type SituationSketch, at as utc } from "../situation.ts";
import { codes, planOf } from "./plans.ts";

test("its example loads, and both forms are read", () => {
	expect(exampleOf(wait)).toEqual({ until: "fri 10:00", minusMs: DAY });
	expect(wait.schema.parse("30 days")).toEqual({ ms: 30 * DAY });
	expect(wait.schema.parse({ until: "10:00" })).toEqual({
		until: "10:00",
		minusMs: 0,
	});
});

test.each([
	...["0s", "31 days", "soon", "5", "", null, -1],
	...[{ until: "" }, { minus: "1d" }, { until: "10:00", minus: "soon" }],
])("%j is no wait", (value) => {
	expect(wait.schema.safeParse(value).success).toBe(false);
});

/** When it goes on, as Beirut's clock shows it, or why it does not. It is Sunday, 22 November 2026, half past nine in the evening. */
function dueOf(
	until: string,
	minus?: string,
	sketch: SituationSketch & { readonly fields?: JsonObject } = {},
): string {
	const { fields = {}, ...rest } = sketch;
	const written = minus === undefined ? { until } : { until, minus };
	const plan = planOf(wait, written, { ...rest, conversation: { fields } });
	const [{ dropped } = { dropped: null }] = plan.taken as readonly JsonObject[];
	if (plan.pause?.type !== "wait") {
		expect(plan.next).toBe("drop");
		return `${dropped}`;
	}
	expect(dropped).toBeUndefined();
	return new Date(plan.pause.dueAt).toISOString().slice(0, 16);
}

const OVER = "this is over";
const NOTHING = "this is no day and time";

describe("until a moment", () => {
	test.each([
		["2026-12-25 10:00", "2026-12-25T08:00"],
		["2026-12-25T10:00:00+04:00", "2026-12-25T06:00"],
		["10:00", "2026-11-23T08:00"],
		["22:00", "2026-11-22T20:00"],
		["21:30", "2026-11-23T19:30"],
		["fri 10:00", "2026-11-27T08:00"],
		["sunday 21:00", "2026-11-29T19:00"],
		["sat-sun 22:00", "2026-11-22T20:00"],
		["tomorrow 9:00", "2026-11-23T07:00"],
		["today 23:00", "2026-11-22T21:00"],
		["{today} 23:00", "2026-11-22T21:00"],
		["{next_open}", "2026-11-24T10:00"],
		["today 9:00", OVER],
		["2026-11-22 21:30", OVER],
		["2020-01-01 10:00", OVER],
		["9999-12-31 10:00", "this is more than 400 days away"],
		["{open_until}", NOTHING],
		["{day|sat} 10:00", "2026-11-28T08:00"],
	])("%s is %s", (until, due) => {
		const closed = { now: "2026-11-22T19:30:00Z" };
		const shut = until.includes("open")
			? { now: "2026-11-22T20:30:00Z" }
			: closed;
		expect(dueOf(until, undefined, shut)).toBe(due);
	});

	test.each<[string, string | undefined, string]>([
		["{day} 10:00", "1 day", "2026-12-24T08:00"],
		["{day} {arrival}", "2h", "2026-12-25T16:30"],
		["{day} {arrival}", "26h", "2026-12-24T16:30"],
		["{day} 10:00", "5 weeks", OVER],
		["{eta}", undefined, "2026-12-01T12:00"],
		["{eta}", "30m", "2026-12-01T11:30"],
		["{stamp}", undefined, "2026-12-01T12:00"],
		["{contact.eta}", undefined, "2026-12-01T12:00"],
		["{day}", undefined, NOTHING],
		["{missing} 10:00", undefined, "2026-11-23T08:00"],
		["{missing}", undefined, NOTHING],
		["{words} 10:00", undefined, NOTHING],
	])("%s minus %s of what was saved is %s", (until, minus, due) => {
		const fields = {
			day: "2026-12-25",
			arrival: "20:30",
			eta: "2026-12-01T12:00:00Z",
			stamp: 1_796_126_400,
			words: "one day or other {day}",
		};
		expect(dueOf(until, minus, { fields })).toBe(due);
	});

	test("what a capture holds is read as it came", () => {
		const captures = { order: { eta: "2026-12-01 14:00" } };
		expect(dueOf("{order.eta}", undefined, { captures })).toBe(
			"2026-12-01T12:00",
		);
	});
});

describe("where clocks change", () => {
	const berlin = { timezone: "Europe/Berlin" };

	test("a time that they leave out is the first one after it", () => {
		const sketch = { profile: berlin, now: "2027-03-01T00:00:00Z" };
		expect(dueOf("2027-03-28 02:30", undefined, sketch)).toBe(
			"2027-03-28T01:00",
		);
	});

	test("a time that they show twice is the first of them", () => {
		const sketch = { profile: berlin, now: "2027-10-01T00:00:00Z" };
		expect(dueOf("2027-10-31 02:30", undefined, sketch)).toBe(
			"2027-10-31T00:30",
		);
	});

	test("a day before keeps the time of day, 3 hours before are 3 hours", () => {
		const sketch = { profile: berlin, now: "2027-03-01T00:00:00Z" };
		expect(dueOf("2027-03-28 04:00", "1 day", sketch)).toBe("2027-03-27T03:00");
		expect(dueOf("2027-03-28 04:00", "3h", sketch)).toBe("2027-03-27T23:00");
	});
});

test("the feed tells the moment on the business's clock", () => {
	const { taken } = planOf(wait, { until: "fri 10:00", minus: "1 day" });
	expect(taken).toEqual([
		{ type: "wait", wait: { until: "2026-11-26 10:00" } },
	]);
});

test.each([
	"soon",
	"{day} soon",
	"25/12 10:00",
	"someday 10:00",
	"10",
	"{day}!",
])("until %j is an error at load", (until) => {
	expect(codes(wait, { until })).toEqual(["error wrong-value until"]);
});

test.each(["{day} 10:00", "{eta}", "{day} {arrival}", "fri 10:00"])(
	"until %j is none",
	(until) => {
		expect(codes(wait, { until })).toEqual([]);
	},
);

test("an hour is an hour", () => {
	expect(planOf(wait, "1h").pause).toMatchObject({
		dueAt: utc("2026-11-22T19:30:00Z") + HOUR,
	});
});
