import { expect, test } from "vitest";
import { compileRules, compiling } from "../../src/engine/compile.ts";
import type { ActionKind } from "../../src/engine/kinds.ts";
import type { ConversationState } from "../../src/engine/model.ts";
import {
	actionKinds,
	conditionKinds,
	triggerKinds,
} from "../../src/engine/registry.ts";
import type { RuleBook } from "../../src/engine/rule-book.ts";
import { artefactOf, bookOf } from "./book.ts";
import { decided, known, message } from "./scene.ts";

const rules = ["one", "two", "three"].map((name) => ({
	name,
	when: { keyword: name },
	do: [{ tag: name }],
}));

test("a book keeps the artefact's hash, data and places, and finds rules by name", () => {
	const artefact = artefactOf({ rules });
	const book = compileRules(artefact);
	expect(book.hash).toBe(artefact.hash);
	expect(book.data).toBe(artefact.data);
	expect(book.places.two?.line).toBe(20);
	expect(book.rules.map(({ name, order }) => [name, order])).toEqual([
		["one", 0],
		["two", 1],
		["three", 2],
	]);
	expect(book.byName.get("two")).toBe(book.rules[1]);
	expect(book.vocabulary.has("three")).toBe(true);
});

test("compiling pauses at least once for each rule, and gives the same book", () => {
	const steps = compiling(artefactOf({ rules }));
	let pauses = 0;
	let step = steps.next();
	while (!step.done) {
		pauses += 1;
		step = steps.next();
	}
	expect(pauses).toBeGreaterThanOrEqual(rules.length);
	const book: RuleBook = step.value;
	expect(decided(book, message("two")).rule).toBe("two");
});

test("a rule that no message reaches costs its data: its parts are made when it is first tried, and then kept", () => {
	let compiled = 0;
	const counted: ActionKind = {
		...requireKind("tag"),
		key: "counted",
		compile: () => {
			compiled += 1;
			return () => ({ taken: [] });
		},
	};
	const book = bookOf({
		rules: [{ name: "one", when: { keyword: "one" }, do: [{ counted: "a" }] }],
		actions: [counted],
	});
	const before = compiled;
	decided(book, message("two"));
	expect(compiled).toBe(before);
	decided(book, message("one"));
	decided(book, message("one"));
	expect(compiled).toBe(before + 1);
});

test("roles: the most specific trigger gives the rule's, and comes first", () => {
	const book = bookOf({
		rules: [
			{
				name: "mixed",
				when: { nothing_matched: true, message: "any", keyword: "x1" },
			},
			{ name: "general", when: { first_message: true } },
			{ name: "fallback", when: { nothing_matched: true } },
			{ name: "target" },
		],
	});
	expect(book.rules.map(({ role }) => role)).toEqual([
		"specific",
		"general",
		"fallback",
		"specific",
	]);
	expect(book.rules[0]?.triggers.map(({ key }) => key)).toEqual([
		"keyword",
		"message",
		"nothing_matched",
	]);
});

test.each([
	["trigger", { when: [{ key: "telepathy", spec: true }] }],
	["condition", { if: [{ key: "telepathy", spec: true }] }],
	["action", { do: [{ key: "telepathy", spec: true, quote: false }] }],
])(
	"an unknown %s in stored rules fails, naming the rule and what is known",
	(what, change) => {
		const { data, ...artefact } = artefactOf({ rules });
		const [first, ...others] = data.rules;
		if (!first) throw new Error("No rule.");
		const changed = { ...data, rules: [{ ...first, ...change }, ...others] };
		expect(() => compileRules({ ...artefact, data: changed })).toThrow(
			new RegExp(
				`Unknown ${what} "telepathy" in rule "one". Known: .*another version`,
			),
		);
	},
);

test("steps that a conversation has pinned compile without their rule", () => {
	const book = bookOf({ rules: [] });
	const steps = book.compileSteps("gone", [
		{ key: "tag", spec: ["vip"], quote: false },
	]);
	expect(steps).toHaveLength(1);
	expect(steps[0]?.data.key).toBe("tag");
});

test("a kind that holds others compiles them through its site", () => {
	const twice: ActionKind = {
		...requireKind("tag"),
		key: "twice",
		compile(_, site) {
			const tag = { key: "tag", spec: ["a"], quote: false };
			const steps = site.compile.steps([tag, { ...tag, spec: ["b"] }]);
			return (situation) => {
				const conversation = steps.reduce<ConversationState>(
					(state, step) =>
						step.plan({ ...situation, conversation: state }).conversation ??
						state,
					situation.conversation,
				);
				return { taken: [], conversation };
			};
		},
	};
	const actions = new Map([...actionKinds, ["twice", twice]]);
	const artefact = artefactOf({ rules });
	const [first] = artefact.data.rules;
	if (!first) throw new Error("No rule.");
	const rule = { ...first, do: [{ key: "twice", spec: true, quote: false }] };
	const book = compileRules(
		{ ...artefact, data: { ...artefact.data, rules: [rule] } },
		{ triggers: triggerKinds, conditions: conditionKinds, actions },
	);
	const decision = decided(book, message("one"), { conversation: known() });
	expect(decision.conversation?.tags).toEqual(["a", "b"]);
});

function requireKind(key: string): ActionKind {
	const kind = actionKinds.get(key);
	if (!kind) throw new Error(`No ${key}.`);
	return kind;
}
