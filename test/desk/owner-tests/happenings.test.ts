import { describe, expect, it } from "vitest";
import { bookOfText, runText } from "./rules.ts";

const book = bookOfText(`version: 1
business:
  name: Shop
  timezone: Asia/Beirut
  staff: { numbers: ["+961 70 123 456"], template: staff_notice }
settings:
  wait_for_more: 2s
rules:
  - name: menu
    when: { keyword: menu }
    do:
      - buttons:
          text: What do you like?
          options: { food: Food, drinks: Something to drink }
  - name: drinks
    when: { button: drinks }
    reply: Water or wine
  - name: food
    when: { button: food }
    reply: Bread
  - name: tell them
    when: { keyword: help }
    do:
      - notify: "{name|Somebody} needs help with: {message}"
      - text: We know
  - name: order ready
    when: { event: order_ready }
    to: contact
    reply: "Order {event.order} is ready"
  - name: shop is full
    when: { event: full }
    to: { everyone: true }
    do:
      - template: { name: full, body: ["{event.until}"] }
  - name: failed
    when: { delivery: failed }
    do:
      - notify: "Somebody cannot be reached"
  - name: book
    when: { keyword: table }
    do:
      - start: booking
  - name: rest
    when: nothing_matched
    reply: Sorry?
flows:
  booking:
    steps:
      - ask: Inside or outside?
        save_as: place
        type: choice
        options: { inside: Inside, outside: Outside }
      - text: "A table {place}"
`);

/** How a talk fails; null where it passes. */
function failureOf(talk: string): string | null {
	const lines = talk
		.trim()
		.split("\n")
		.map((line) => `    ${line}\n`);
	const head = "- test: a\n  contact: { name: Amel, known: true }\n  talk:\n";
	const [result] = runText(`${head}${lines.join("")}`, book);
	return result?.failure?.message ?? null;
}

describe("in a talk", () => {
	it("what was offered can be tapped, by its id or its label", () => {
		const talk = `
- customer: menu
- bot: { rule: menu, text: What do you *, buttons: [food, Something to drink] }
- customer: { tap: Something to drink }
- bot: { rule: drinks }
- customer: { tap: food }
- bot: Bread`;
		expect(failureOf(talk)).toBeNull();
		const other = talk.replace("tap: food", "tap: cake");
		expect(failureOf(other)).toBe(
			'nobody can tap "cake": the bot offered "food", "drinks" so far',
		);
		const fewer = talk.replace("[food, Something to drink]", "[food]");
		expect(failureOf(fewer)).toContain('expected "options" to be "food", got');
	});

	it("a flow's question is answered by the words of its options", () => {
		const talk = `
- customer: a table
- bot: { rule: book, text: Inside or outside?, buttons: [inside, Outside] }
- customer: { tap: outside }
- bot: { rule: book, text: A table Outside }`;
		expect(failureOf(talk)).toBeNull();
	});

	it("messages without a line between them are read as one", () => {
		const talk = `
- customer: I need
- customer: some help
- bot: { rule: tell them, text: We know }`;
		expect(failureOf(talk)).toBeNull();
		const apart = talk.replace(
			"- customer: some",
			"- wait: 5s\n- customer: some",
		);
		expect(failureOf(apart)).toContain(
			'no line names this message of rule "rest"',
		);
	});

	it("what goes to staff is looked for where a line names it", () => {
		const talk = `
- customer: help with my order
- bot: We know
- bot: { to: staff, text: "Amel needs help with: help with my order" }`;
		expect(failureOf(talk)).toBeNull();
		const again = `${talk}\n- bot: { to: staff, rule: tell them }`;
		expect(failureOf(again)).toContain("nothing went there");
		const number = talk.replace("to: staff", 'to: "+961 70 123 456"');
		expect(failureOf(number)).toBeNull();
	});

	it("another system posts, with data", () => {
		const talk = `
- event: { name: order_ready, data: { order: 12 } }
- bot: { rule: order ready, text: Order 12 is ready }
- event: { name: full, data: { until: nine } }
- bot: { rule: shop is full, template: { body: [nine] } }`;
		expect(failureOf(talk)).toBeNull();
	});

	it("a delivery fails", () => {
		const talk = `
- delivery: failed
- bot: { to: staff, rule: failed }`;
		expect(failureOf(talk)).toBeNull();
	});
});
