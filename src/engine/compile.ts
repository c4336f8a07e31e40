import { compileCalendar } from "./calendar.ts";
import { type Compiler, compileRule, siteOf } from "./compile-rule.ts";
import { buildIndex, type IndexedRule } from "./match/index.ts";
import type { RulesArtefact, RulesData } from "./model.ts";
import { actionKinds, conditionKinds, triggerKinds } from "./registry.ts";
import type { CompiledRule, RuleBook } from "./rule-book.ts";

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
	const steps = compiling(artefact, kinds);
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}

/** Makes rules ready in slices: between two of them a message may be decided. It pauses after each rule. */
export function* compiling(
	artefact: RulesArtefact,
	kinds: Kinds = everyKind,
): Generator<void, RuleBook> {
	const { data, hash, places } = artefact;
	const calendar = compileCalendar(data.profile);
	const vocabulary = yield* vocabularyOf(data, kinds);
	const compiler: Compiler = { data, calendar, vocabulary, kinds };
	const rules: CompiledRule[] = [];
	for (const rule of data.rules) {
		rules.push(compileRule(rule, rules.length, compiler));
		yield;
	}
	const byName = new Map(rules.map((rule) => [rule.name, rule]));
	const index = buildIndex(rules.map(indexed));
	const compileSteps: RuleBook["compileSteps"] = (rule, steps) =>
		siteOf(byName.get(rule)?.data ?? null, compiler).compile.steps(steps);
	const compiled = { calendar, rules, byName, index, vocabulary };
	return { hash, data, places, ...compiled, compileSteps };
}

function indexed({ order, triggers }: CompiledRule): IndexedRule {
	return { order, keys: triggers.flatMap(({ trigger }) => trigger.keys) };
}

/** Every folded word that is a keyword anywhere: known before the first rule is compiled, since each asks for all. */
function* vocabularyOf(
	{ rules }: RulesData,
	{ triggers }: Kinds,
): Generator<void, ReadonlySet<string>> {
	const words = new Set<string>();
	for (const { when } of rules) {
		for (const { key, spec } of when) {
			for (const word of triggers.get(key)?.vocabulary?.(spec) ?? []) {
				words.add(word);
			}
		}
		yield;
	}
	return words;
}
