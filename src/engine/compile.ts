import { compileCalendar } from "./calendar.ts";
import {
	type Compiler,
	compileParts,
	compileRule,
	siteOf,
} from "./compile-rule.ts";
import { buildIndex, type IndexedRule } from "./match/index.ts";
import type { RuleData, RulesArtefact } from "./model.ts";
import { actionKinds, conditionKinds, triggerKinds } from "./registry.ts";
import type { CompiledRule, RuleBook } from "./rule-book.ts";
import { runSteps } from "./run-steps.ts";

/** The kinds that rules are made of. */
export type Kinds = Compiler["kinds"];

const everyKind: Kinds = {
	triggers: triggerKinds,
	conditions: conditionKinds,
	actions: actionKinds,
};

/** Makes rules ready at once. Throws where the data names a kind that this version does not know. */
export function compileRules(
	artefact: RulesArtefact,
	kinds: Kinds = everyKind,
): RuleBook {
	return runSteps(compiling(artefact, kinds));
}

/** Makes rules ready in slices: between two of them a message may be decided. It pauses after each rule, and more often. */
export function* compiling(
	artefact: RulesArtefact,
	kinds: Kinds = everyKind,
): Generator<void, RuleBook> {
	const { data, hash, places } = artefact;
	const calendar = compileCalendar(data.profile);
	// Complete before the first message: only what is matched asks for it.
	const vocabulary = new Set<string>();
	const compiler = { data, calendar, vocabulary, kinds };
	const rules: CompiledRule[] = [];
	const index = yield* buildIndex(compileInto(rules, compiler));
	const byName = new Map(rules.map((rule) => [rule.name, rule]));
	const compileSteps: RuleBook["compileSteps"] = (rule, steps) =>
		siteOf(byName.get(rule)?.data ?? null, compiler).compile.steps(steps);
	const compiled = { calendar, rules, byName, index, vocabulary };
	return { hash, data, places, ...compiled, compileSteps };
}

/** Fills in the rules and the vocabulary one by one, and gives of each what the index needs. */
function* compileInto(
	rules: CompiledRule[],
	compiler: Compiler & { readonly vocabulary: Set<string> },
): Generator<IndexedRule> {
	for (const rule of compiler.data.rules) {
		for (const word of vocabularyOf(rule, compiler))
			compiler.vocabulary.add(word);
		const order = rules.length;
		// Also to find out now what this version does not know; the index keeps what it needs of it.
		const parts = compileParts(rule, compiler);
		rules.push(compileRule(order, rule, parts, compiler));
		yield {
			order,
			keys: parts.triggers.flatMap(({ trigger }) => trigger.keys),
		};
	}
}

/** Every folded word of a rule that is a keyword. */
function vocabularyOf(
	{ when }: RuleData,
	{ kinds: { triggers } }: Compiler,
): readonly string[] {
	return when.flatMap(({ key, spec }) => [
		...(triggers.get(key)?.vocabulary?.(spec) ?? []),
	]);
}
