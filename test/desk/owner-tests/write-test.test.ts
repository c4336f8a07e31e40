import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTests } from "../../../src/desk/owner-tests/read-tests.ts";
import {
	type Said,
	writeTest,
} from "../../../src/desk/owner-tests/write-test.ts";
import { instant, MINUTE } from "../../../src/engine/model.ts";
import { runText, shop } from "./rules.ts";

const start = Date.parse("2026-11-22T10:00:00Z");
const head = {
	name: "asks the hours",
	at: "2026-11-22 12:00",
	phone: "96170111222",
	profileName: "Amel",
};
const at = (minutes: number) => instant(start + minutes * MINUTE);

describe("a written test", () => {
	it("is what was said, and passes", () => {
		const said: readonly Said[] = [
			{ by: "customer", at: at(0), content: { type: "text", text: "later" } },
			{
				by: "bot",
				at: at(0),
				rule: "welcome",
				content: { type: "text", text: "Welcome to *Shop*, Amel" },
			},
			{
				by: "bot",
				at: at(0),
				rule: "later",
				content: { type: "text", text: "One moment" },
			},
			{ by: "clock", at: at(60), milliseconds: 60 * MINUTE },
			{
				by: "bot",
				at: at(45),
				rule: "later",
				content: { type: "text", text: "Here it is" },
			},
			{ by: "customer", at: at(61), content: { type: "text", text: "thanks" } },
		];
		const text = writeTest(head, said);
		expect(text).toBe(`- test: "asks the hours"
  at: "2026-11-22 12:00"
  contact: { name: "Amel", phone: "+96170111222" }
  talk:
    - customer: "later"
    - bot: { rule: "welcome", text: "Welcome to *Shop*, Amel" }
    - bot: { rule: "later", text: "One moment" }
    - wait: 1h
    - bot: { rule: "later", text: "Here it is" }
    - customer: "thanks"
    - bot: silent
`);
		expect(runText(text).map(({ failure }) => failure)).toEqual([null]);
	});

	it("waits where the bot spoke of its own", () => {
		const said: readonly Said[] = [
			{ by: "customer", at: at(0), content: { type: "text", text: "x" } },
			{
				by: "bot",
				at: instant(start + 5_400),
				rule: "later",
				content: { type: "text", text: "y" },
			},
		];
		expect(writeTest(head, said)).toContain(
			'- wait: 6s\n    - bot: { rule: "later"',
		);
	});

	it("can be read again, whatever was said", () => {
		const text = fc
			.string({ unit: "grapheme", minLength: 1 })
			.filter((written) => written.trim() !== "");
		fc.assert(
			fc.property(text, text, (theirs, ours) => {
				const written = writeTest({ ...head, name: theirs }, [
					{
						by: "customer",
						at: at(0),
						content: { type: "text", text: theirs },
					},
					{
						by: "bot",
						at: at(0),
						rule: null,
						content: { type: "image", url: ours, caption: ours },
					},
				]);
				const read = readTests([{ name: "a.test.yaml", text: written }], shop);
				expect(read.problems).toEqual([]);
				expect(read.tests[0]?.talk[0]).toMatchObject({
					says: { type: "text", text: theirs },
				});
			}),
		);
	});
});
