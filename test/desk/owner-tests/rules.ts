import { expect } from "vitest";
import { readTests } from "../../../src/desk/owner-tests/read-tests.ts";
import {
	runTest,
	type TestResult,
} from "../../../src/desk/owner-tests/run-test.ts";
import { compileRules } from "../../../src/engine/compile.ts";
import { loadRules } from "../../../src/engine/language/load-rules.ts";
import type { RuleBook } from "../../../src/engine/rule-book.ts";

/** The rule book of a text that has no errors. */
export function bookOfText(text: string): RuleBook {
	const { artefact, problems } = loadRules([{ name: "rules.yaml", text }]);
	if (artefact === null) throw new Error(JSON.stringify(problems, null, 2));
	return compileRules(artefact);
}

/** A small shop: a welcome, hours, a campaign, something that waits, something that keeps quiet. */
export const shop = bookOfText(`version: 1
business:
  name: Shop
  timezone: Asia/Beirut
  languages: [en, fr]
  hours: { mon-sun: "9:00-18:00" }
  staff: ["+961 70 123 456"]
rules:
  - name: thanks
    when: { keyword: { any: [thanks, merci], match: exact } }
    do: [silent]
  - name: welcome
    when: first_message
    continue: true
    reply: "Welcome to *{business.name}*, {first_name|friend}"
  - name: hours
    when: { keyword: [hours, horaires] }
    reply:
      open: { en: "Open until {open_until}.", fr: "Ouvert jusqu'à {open_until}." }
      closed: { en: "Closed until {next_open}.", fr: "Fermé jusqu'à {next_open}." }
  - name: menu
    when: { keyword: menu }
    do:
      - image: { url: "https://example.com/menu.jpg", caption: "Our menu" }
      - location: { latitude: 33.8947, longitude: 35.5175, name: "Shop" }
  - name: later
    when: { keyword: later }
    do:
      - text: One moment
      - wait: 45m
      - text: Here it is
  - name: much later
    when: { keyword: weeks }
    do:
      - wait: 3d
      - text: Too late for WhatsApp
  - name: vip
    when: { keyword: vip }
    if: { tag: vip }
    reply: "Hello, {name}"
  - name: friday
    when: { schedule: { days: fri, at: "10:00" } }
    to: { tag: regulars }
    do:
      - template: { name: weekend_menu, body: ["{first_name|friend}"] }
  - name: anything else
    when: nothing_matched
    limit: 2 per hour
    reply: Sorry?
`);

/** Reads tests that have no errors and runs them. */
export function runText(
	text: string,
	book: RuleBook = shop,
): readonly TestResult[] {
	const { tests, problems } = readTests(
		[{ name: "shop.test.yaml", text }],
		book,
	);
	expect(problems).toEqual([]);
	return tests.map((test) => runTest(test, book));
}

/** How the only test of a talk fails; null where it passes. */
export function failureOf(talk: string, head = ""): string | null {
	const lines = talk
		.trim()
		.split("\n")
		.map((line) => `    ${line}\n`);
	const [result] = runText(`- test: a talk\n${head}  talk:\n${lines.join("")}`);
	return result?.failure?.message ?? null;
}
