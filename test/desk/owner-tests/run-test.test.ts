import { describe, expect, it } from "vitest";
import {
	coverageOf,
	percentOf,
} from "../../../src/desk/owner-tests/coverage.ts";
import { bookOfText, failureOf, runText, shop } from "./rules.ts";

const known = '  contact: { known: true, name: "Amel Haddad" }\n';

describe("a test", () => {
	it("passes when every message is named, in order", () => {
		const talk = `
- customer: vos horaires ?
- bot: { rule: welcome, text: "Welcome to *Shop*, Amel" }
- bot: { rule: hours, text: "Fermé jusqu'à *" }
- wait: 12h
- customer: menu
- bot: { rule: menu, image: "https://*/menu.jpg", text: Our menu }
- bot: { location: { latitude: 33.89470, longitude: 35.5175 } }
- customer: thanks
- bot: silent
- customer: merci
- bot: { silent: true, rule: thanks }`;
		const head = "  at: 2026-11-22 23:30\n  contact: { name: Amel Haddad }\n";
		expect(failureOf(talk, head)).toBeNull();
	});

	it("fails where another rule answers, and shows who almost did", () => {
		const text = `- test: a
  contact: { known: true }
  talk:
    - customer: hourss
    - bot: { rule: hours }
`;
		const [result] = runText(text);
		expect(result?.failure).toMatchObject({
			step: 2,
			line: 5,
			message: 'expected rule "hours", got rule "anything else": "Sorry?"',
		});
		expect(result?.failure?.near.join()).toContain('"hours" is a near miss');
	});

	it.each([
		[
			"a message that no line names",
			"- customer: menu\n- bot: { rule: menu }",
			'no line names this message of rule "menu": [location]',
		],
		[
			"one in the middle",
			"- customer: menu\n- customer: hours",
			'no line names this message of rule "menu": [image]',
		],
		[
			"other words",
			"- customer: later\n- bot: Wait",
			'expected the text "Wait", got "One moment"',
		],
		[
			"another kind",
			"- customer: later\n- bot: { image: true }",
			'expected "image", got "One moment"',
		],
		[
			"another field",
			'- customer: menu\n- bot: { image: "*.png" }',
			'expected "url" to be "*.png", got "https://example.com/menu.jpg"',
		],
		[
			"silence",
			"- customer: thanks\n- bot: { rule: thanks }",
			'expected rule "thanks", and the bot said nothing',
		],
		[
			"a message instead of silence",
			"- customer: hours\n- bot: silent",
			'expected silence, got rule "hours"',
		],
		[
			"silence of another rule",
			"- customer: thanks\n- bot: { silent: true, rule: hours }",
			'expected silence by rule "hours", and it did not run',
		],
		[
			"silence for another reason",
			"- customer: thanks\n- bot: { silent: limit }",
			"expected silence because of limit",
		],
		[
			"a tap on nothing",
			"- customer: { tap: hours }",
			'nobody can tap "hours"',
		],
		[
			"a time that is past",
			'- wait: { until: "2026-01-01 10:00" }',
			"it is past 2026-01-01 10:00 already",
		],
		[
			"an answer that nobody waits for",
			"- fetch: timeout",
			"no rule waits for a fetch",
		],
	])("fails on %s", (_what, talk, message) => {
		expect(failureOf(talk, known)).toContain(message);
	});

	it("knows what became of a limit", () => {
		const talk = `
- customer: qwertz
- bot: { rule: anything else }
- customer: qwertz
- bot: { rule: anything else }
- customer: qwertz
- bot: { silent: limit }
- wait: 61m
- customer: qwertz
- bot: Sorry?`;
		expect(failureOf(talk, known)).toBeNull();
	});

	it("lets what waits happen on the way", () => {
		const talk = `
- customer: later
- bot: One moment
- wait: 44m
- bot: silent
- wait: 2m
- bot: { rule: later, text: Here it is }`;
		expect(failureOf(talk, known)).toBeNull();
	});

	it("fires schedules that it waits past, for those they are for", () => {
		const talk = `
- wait: { until: fri 10:01 }
- bot: { rule: friday, template: { name: weekend_menu, body: [Amel] } }`;
		const regular =
			"  at: 2026-11-19 12:00\n  contact: { tags: regulars, name: Amel }\n";
		expect(failureOf(talk, regular)).toBeNull();
		const stranger = "  at: 2026-11-19 12:00\n";
		expect(failureOf("- wait: 2d\n- bot: silent", stranger)).toBeNull();
	});

	it("shows what WhatsApp would keep back after 24 hours", () => {
		const talk = "- customer: weeks\n- wait: 3d\n- bot: Too late for WhatsApp";
		expect(failureOf(talk, known)).toContain("more than 24 hours");
	});

	it("knows a hand-over by staff", () => {
		const talk = `
- customer: hours
- bot: { rule: hours }
- staff: I am here myself
- customer: hours
- bot: { silent: handed-off }`;
		expect(failureOf(talk, known)).toBeNull();
	});

	it("begins with what its contact is given", () => {
		const talk = "- customer: vip\n- bot: Hello, Amel Haddad";
		const vip = "  contact: { known: true, tags: [vip], name: Amel Haddad }\n";
		expect(failureOf(talk, vip)).toBeNull();
		expect(failureOf(talk, known)).toContain("anything else");
	});

	it("without a time always begins at noon of the same Wednesday", () => {
		const talk = '- customer: hours\n- bot: "Open until *"';
		expect(failureOf(talk, known)).toBeNull();
	});
});

describe("coverage", () => {
	it("names the rules that no test and no example reaches, with their lines", () => {
		const book = bookOfText(`version: 1
rules:
  - name: one
    when: { keyword: one }
    reply: "1"
  - name: two
    when: { keyword: two }
    reply: "2"
    examples: [two]
  - name: three
    when: { keyword: three }
    reply: "3"
  - name: rest
    when: nothing_matched
    do: [silent]
`);
		const results = runText(
			"- test: a\n  talk:\n    - customer: one\n    - bot: { rule: one }\n    - customer: zzz\n",
			book,
		);
		const coverage = coverageOf(book, results);
		expect(coverage).toEqual({
			rules: 4,
			reached: 3,
			missed: [{ rule: "three", file: "rules.yaml", line: 10 }],
		});
		expect(percentOf(coverage)).toBe(75);
	});

	it("counts rules that let later ones answer too", () => {
		const [result] = runText(
			"- test: a\n  talk:\n    - customer: hours\n    - bot: { rule: welcome }\n    - bot: { rule: hours }\n",
		);
		expect([...(result?.reached ?? [])].sort()).toEqual(["hours", "welcome"]);
		expect(shop.rules.length).toBeGreaterThan(2);
	});
});
