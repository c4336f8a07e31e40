import { describe, expect, it } from "vitest";
import { AskError } from "../../../src/desk/ask-error.ts";
import { proposeKeyword } from "../../../src/desk/unanswered/propose.ts";
import { suggest } from "../../../src/desk/unanswered/suggest.ts";
import { instant } from "../../../src/engine/model.ts";
import { bookOf } from "../../engine/book.ts";

const book = bookOf({
	rules: [
		{
			name: "hours",
			when: { keyword: ["hours", "horaires"] },
			do: [{ text: "9–18" }],
		},
		{ name: "menu", when: { keyword: "menu" }, do: [{ text: "Pizza" }] },
	],
});
const ask = (example: string) =>
	suggest(example, book, { now: instant(0), sender: "1" });

describe("what could be done about a message", () => {
	it("is a word more in the rule that nearly answered, with a test of it", () => {
		const { nearest, yaml, test } = ask("c koi vos horraires ?");
		expect(nearest?.rule).toBe("hours");
		expect(nearest?.because).toContain("one letter");
		expect(yaml).toBe('keyword: ["hours", "horaires", "horraires"]');
		expect(test).toContain('- customer: "c koi vos horraires ?"');
		expect(test).toContain('- bot: { rule: "hours" }');
	});

	it("is a rule of its own where none comes near", () => {
		expect(ask("Avez-vous un parking ?")).toEqual({
			nearest: null,
			yaml: '- name: "avez vous un parking"\n  when: { keyword: ["avez vous un parking"] }\n  reply: ""\n',
			test: null,
		});
	});
});

describe("a proposal", () => {
	const text =
		'rules:\n  - name: hours\n    when: { keyword: [hours, horaires] }\n    reply: "9–18"\n';
	const desk = (files: Record<string, string>) => ({
		read: async () => ({ files, etag: '"1"' }),
		check: async (checked: Readonly<Record<string, string>>) => ({
			...{ ok: true, rules: Object.keys(checked).length, problems: [] },
		}),
	});

	it("is the file with the word, checked together with the others", async () => {
		const files = { "a.yaml": "rules: []\n", "b.yaml": text };
		const asked = { example: "vos horraires", rule: "hours" };
		const proposal = await proposeKeyword(asked, book, desk(files));
		expect(proposal).toMatchObject({ word: "horraires", ok: true, rules: 2 });
		expect(Object.keys(proposal.files)).toEqual(["b.yaml"]);
		expect(proposal.files["b.yaml"]).toContain(
			'[hours, horaires, "horraires"]',
		);
	});

	it("says what to do by hand where it cannot be made", async () => {
		const asked = { example: "vos horraires", rule: "menu" };
		await expect(
			proposeKeyword(asked, book, desk({ "b.yaml": text })),
		).rejects.toThrow(AskError);
		await expect(
			proposeKeyword({ ...asked, rule: "none" }, book, desk({})),
		).rejects.toThrow('no rule "none"');
	});
});
