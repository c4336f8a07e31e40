import { expect, test } from "vitest";
import { explain, explainedJson } from "../../src/engine/explain.ts";
import type { InboundEvent } from "../../src/engine/model.ts";
import { bookOf } from "./book.ts";
import { inputOf, known, message, now, tap } from "./scene.ts";

const book = bookOf({
	rules: [
		{
			name: "stop",
			when: { keyword: { any: ["stop"], match: "exact" } },
			do: ["silent"],
		},
		{
			name: "vip menu",
			when: { keyword: "carte" },
			if: { tag: "vip" },
			do: ["silent"],
		},
		{
			name: "once",
			when: { keyword: "carte" },
			limit: { times: 1, perMs: null },
			do: ["silent"],
		},
		{
			name: "menu",
			when: { keyword: "carte", button: "menu" },
			do: [{ text: { en: "Menu", fr: "La carte" } }],
		},
		{ name: "wine", when: { keyword: "vin" }, do: ["silent"] },
		{ name: "fallback", when: { nothing_matched: true }, do: ["silent"] },
		{ name: "target", do: ["silent"] },
	],
});

const explained = (event: InboundEvent, state = {}) =>
	explain(inputOf(book, event, { conversation: known(state) }));

test("every rule says in order why it answered or did not, and where it stands", () => {
	const { trace } = explained(message("La carte, s'il vous plaît"), {
		limits: { once: [now] },
	});
	expect(trace).toMatchObject([
		{ rule: "stop", line: 10, outcome: "not-matched" },
		{ rule: "vip menu", line: 20, outcome: "not-matched" },
		{
			rule: "once",
			line: 30,
			outcome: "not-matched",
			because: 'keyword "carte", but limit: once ever – reached',
		},
		{ rule: "menu", line: 40, outcome: "matched", because: 'keyword "carte"' },
		{ rule: "wine", outcome: "not-tried", because: '"menu" answered' },
		{ rule: "fallback", outcome: "not-tried", because: '"menu" answered' },
		{
			rule: "target",
			outcome: "not-tried",
			because: "it has no when: it runs only where another rule names it",
		},
	]);
	expect(trace[0]?.file).toBe("rules/rules.yaml");
	expect(trace[1]?.because).toContain("vip");
});

test("the JSON is that of explain --json", () => {
	const event = message("La carte, s'il vous plaît");
	const json = explainedJson(explained(event, { limits: { once: [now] } }));
	expect(json).toMatchObject({
		rule: "menu",
		because: 'keyword "carte"',
		silent: null,
		actions: [{ type: "text", text: "La carte" }],
		folded: "la carte, s'il vous plait",
		language: "fr",
		conversation: { language: { heard: "fr" }, lastInboundAt: now },
		rules: book.hash,
	});
	expect(Object.keys(json)).toEqual([
		"rule",
		"because",
		"silent",
		"actions",
		"folded",
		"language",
		"conversation",
		"trace",
		"rules",
	]);
});

test("an almost right word is a near miss", () => {
	const { trace } = explained(message("cartte"));
	expect(trace.find(({ rule }) => rule === "menu")?.outcome).toBe("near-miss");
});

test("a tap is tried against buttons first; the other rules were not read", () => {
	const { decision, trace } = explained(tap("menu", "carte"));
	expect(decision.rule).toBe("menu");
	expect(trace.map(({ outcome }) => outcome)).toEqual([
		"not-tried",
		"not-tried",
		"not-tried",
		"matched",
		"not-tried",
		"not-tried",
		"not-tried",
	]);
});

test("a fallback that answered has matched", () => {
	const { trace } = explained(message("asdf"));
	expect(trace.find(({ rule }) => rule === "fallback")).toMatchObject({
		outcome: "matched",
		because: "nothing matched",
	});
});

test("a chat that is with a person says so for every rule", () => {
	const { trace, decision } = explained(message("carte"), { mode: "human" });
	expect(decision.silent).toBe("handed-off");
	expect(
		trace.slice(0, -1).every(({ outcome }) => outcome === "not-tried"),
	).toBe(true);
	expect(trace[0]?.because).toBe("the chat is with a person");
});

test("a rule that ran in another's place has matched", () => {
	const other = bookOf({
		rules: [
			{
				name: "menu",
				when: { keyword: "menu" },
				limit: { times: 1, perMs: null },
				afterLimit: "person",
				do: ["silent"],
			},
			{ name: "person", do: ["silent"] },
		],
	});
	const conversation = known({ limits: { menu: [now] } });
	const { trace } = explain(inputOf(other, message("menu"), { conversation }));
	expect(trace).toMatchObject([
		{ rule: "menu", outcome: "not-matched" },
		{ rule: "person", outcome: "matched" },
	]);
});

test("also where that rule had been looked at before", () => {
	const other = bookOf({
		rules: [
			{ name: "person", when: { keyword: "agent" }, do: ["silent"] },
			{
				name: "fallback",
				when: { nothing_matched: true },
				limit: { times: 1, perMs: null },
				afterLimit: "person",
				do: ["silent"],
			},
		],
	});
	const conversation = known({ limits: { fallback: [now] } });
	const { trace } = explain(inputOf(other, message("huh"), { conversation }));
	expect(trace).toMatchObject([
		{ rule: "person", outcome: "matched" },
		{ rule: "fallback", outcome: "not-matched" },
	]);
});

test("an event that is no message has no text to fold", () => {
	const location = message({
		type: "location",
		latitude: 33.9,
		longitude: 35.5,
		name: null,
		address: null,
	});
	expect(explained(location).folded).toBeNull();
});
