import type { CompiledRule } from "../../rule-book.ts";
import type { Draft } from "../draft.ts";
import { type Here, tell, under } from "../here.ts";
import type { DraftRule } from "../read/read-rule.ts";
import { firstAnswer, fits, textSituation } from "../try-message.ts";
import { lineOf } from "./duplicate-names.ts";

/** `example-fails`: an example that another rule answers, or a `not_example` that starts the rule. */
export function examples(draft: Draft): void {
	for (const rule of draft.rules) {
		const compiled = draft.book.byName.get(rule.data.name);
		if (compiled === undefined || compiled.data !== rule.data) continue;
		for (const [index, text] of rule.data.examples.entries())
			tryExample(
				draft,
				rule,
				compiled,
				text,
				under(rule.here, "examples", index),
			);
		for (const [index, text] of rule.data.notExamples.entries())
			tryNotExample(
				draft,
				compiled,
				text,
				under(rule.here, "not_examples", index),
			);
	}
}

function tryExample(
	draft: Draft,
	rule: DraftRule,
	compiled: CompiledRule,
	text: string,
	here: Here,
): void {
	const situation = textSituation(draft.book, text);
	const answer = firstAnswer(draft.book, situation, compiled);
	if (answer?.rule === compiled) return;
	if (answer !== null && fits(compiled, situation) !== null) {
		const other = draft.rules.find(({ data }) => data === answer.rule.data);
		const line = other ? ` (${lineOf(other.here, rule.here)})` : "";
		tell(here, {
			code: "example-fails",
			message: `"${text}" is answered by "${answer.rule.name}"${line}: ${answer.because}.`,
			help: `Move this rule above "${answer.rule.name}", or change one of them.`,
		});
		return;
	}
	const why = compiled.triggers.map(({ trigger }) => trigger.whyNot(situation));
	const told = why.find(({ near }) => near) ?? why[0];
	tell(here, {
		code: "example-fails",
		message: `"${text}" does not start this rule${told ? `: ${told.because}` : ""}.`,
		help: "Add a word of it to the keywords, or take the example out.",
	});
}

function tryNotExample(
	{ book }: Draft,
	compiled: CompiledRule,
	text: string,
	here: Here,
): void {
	const because = fits(compiled, textSituation(book, text));
	if (because === null) return;
	tell(here, {
		code: "example-fails",
		message: `"${text}" starts this rule, which it should not: ${because}.`,
		help: "Narrow the keywords, for example with `except`, or take the line out.",
	});
}
