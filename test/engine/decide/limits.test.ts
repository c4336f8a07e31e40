import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	HOUR,
	type Instant,
	type Limit,
	MINUTE,
} from "../../../src/engine/model.ts";
import { bookOf, type RuleSketch } from "../book.ts";
import {
	decided,
	known,
	later,
	message,
	next,
	now,
	textsOf,
} from "../scene.ts";

const menu: RuleSketch = {
	name: "menu",
	when: { keyword: "menu" },
	limit: { times: 2, perMs: HOUR },
	do: [{ text: "Falafel" }],
};

function answersTo(
	rules: readonly RuleSketch[],
	times: readonly Instant[],
	text = "menu",
) {
	const book = bookOf({ rules });
	let conversation = known();
	return times.map((at) => {
		const decision = decided(book, message(text, { at }), { conversation });
		conversation = next(conversation, decision);
		return decision;
	});
}

const minutes = (...list: readonly number[]) =>
	list.map((minute) => later(now, minute * MINUTE));

describe("limit", () => {
	test("2 per hour answers twice in any hour, to the millisecond", () => {
		const times = [
			...minutes(0, 30, 59),
			later(now, HOUR - 1),
			later(now, HOUR),
			...minutes(61, 91),
		];
		const silent = answersTo([menu], times).map(({ silent }) => silent);
		expect(silent).toEqual([null, null, "limit", "limit", null, "limit", null]);
	});

	test("once ever answers once", () => {
		const once = { ...menu, limit: { times: 1, perMs: null } };
		const decisions = answersTo([once], minutes(0, 1e6, 2e6));
		expect(decisions.map(({ rule }) => rule)).toEqual(["menu", null, null]);
	});

	test("a limited rule is passed over and a later one answers", () => {
		const later = { ...menu, name: "later", limit: "none" } as const;
		const once = { ...menu, limit: { times: 1, perMs: HOUR } };
		const decisions = answersTo([once, later], minutes(0, 1));
		expect(decisions.map(({ rule }) => rule)).toEqual(["menu", "later"]);
	});

	test("what only a limited rule understood reaches no fallback and is not unanswered", () => {
		const fallback: RuleSketch = {
			name: "fallback",
			when: { nothing_matched: true },
			do: [{ text: "Sorry" }],
		};
		const once = { ...menu, limit: { times: 1, perMs: HOUR } };
		const [, second] = answersTo([once, fallback], minutes(0, 1));
		expect(second).toMatchObject({
			rule: null,
			silent: "limit",
			unanswered: false,
			because: '"menu" fits, but limit: once per hour – reached',
		});
	});

	test("after_limit runs another rule in its place, whatever that rule asks, and ends the search", () => {
		const rules: readonly RuleSketch[] = [
			{
				...menu,
				limit: { times: 1, perMs: HOUR },
				afterLimit: "person",
				continue: true,
			},
			{ ...menu, name: "later" },
			{ name: "person", do: [{ text: "A colleague will answer" }] },
		];
		const [, second] = answersTo(rules, minutes(0, 1));
		expect(second?.rule).toBe("person");
		expect(second && textsOf(second)).toEqual(["A colleague will answer"]);
		expect(second?.because).toContain("limit: once per hour");
	});

	test("a rule that runs in another's place counts for its own limit", () => {
		const rules: readonly RuleSketch[] = [
			{ ...menu, limit: { times: 1, perMs: HOUR }, afterLimit: "person" },
			{
				name: "person",
				when: { keyword: "person" },
				limit: { times: 1, perMs: HOUR },
				do: ["silent"],
			},
		];
		const [, second] = answersTo(rules, minutes(0, 1));
		expect(second?.conversation?.limits.person).toEqual(minutes(1));
	});

	test("nothing_matched has 2 per hour by default, message: any once per 12 hours", () => {
		const fallback: RuleSketch = {
			name: "fallback",
			when: { nothing_matched: true },
			do: [{ text: "Sorry" }],
		};
		const any: RuleSketch = {
			name: "away",
			when: { message: "any" },
			do: [{ text: "Away" }],
		};
		const book = bookOf({ rules: [any, fallback] });
		expect(book.rules.map(({ limit }) => limit)).toEqual([
			{ times: 1, perMs: 12 * HOUR },
			{ times: 2, perMs: HOUR },
		]);
		const decisions = answersTo([fallback], minutes(0, 1, 2), "huh");
		expect(decisions.map(({ silent }) => silent)).toEqual([
			null,
			null,
			"limit",
		]);
	});

	test("limit: none takes the default away", () => {
		const book = bookOf({
			rules: [
				{
					name: "any",
					when: { message: "any" },
					limit: "none",
					do: ["silent"],
				},
			],
		});
		expect(book.rules[0]?.limit).toBeNull();
	});

	test("the names that every object has are rules like any other", () => {
		for (const name of ["__proto__", "constructor"]) {
			const odd = { ...menu, name, limit: { times: 1, perMs: HOUR } };
			const decisions = answersTo([odd], minutes(0, 1));
			expect(decisions.map(({ rule }) => rule)).toEqual([name, null]);
		}
	});

	test("whenever messages come, no window holds more answers than its limit", () => {
		const limit = fc.record({
			times: fc.integer({ min: 1, max: 4 }),
			perMs: fc.constantFrom(MINUTE, 10 * MINUTE, null),
		});
		const gaps = fc.array(fc.integer({ min: 0, max: 5 * MINUTE }), {
			maxLength: 25,
		});
		fc.assert(
			fc.property(limit, gaps, (limit, gaps) => {
				let at = now;
				const times = gaps.map((gap) => {
					at = later(at, gap);
					return at;
				});
				const ran = answersTo([{ ...menu, limit }], times);
				expectWithin(
					limit,
					times.filter((_, index) => ran[index]?.rule === "menu"),
				);
				expectRemembered(limit, ran.at(-1)?.conversation?.limits.menu ?? []);
			}),
			{ numRuns: 50 },
		);
	});
});

function expectWithin({ times, perMs }: Limit, ran: readonly Instant[]) {
	for (const end of ran) {
		const inside = ran.filter(
			(at) => at <= end && (perMs === null || at > end - perMs),
		);
		expect(inside.length).toBeLessThanOrEqual(times);
	}
}

function expectRemembered({ times }: Limit, kept: readonly Instant[]) {
	expect(kept.length).toBeLessThanOrEqual(times);
}
