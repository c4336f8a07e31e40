import type { CompiledRule, RuleBook } from "../../rule-book.ts";
import type { Draft } from "../draft.ts";
import { tell, under } from "../here.ts";
import type { DraftRule } from "../read/read-rule.ts";
import {
	firstAnswer,
	fits,
	type Tried,
	textSituation,
} from "../try-message.ts";
import { lineOf } from "./duplicate-names.ts";

/**
 * `hidden-rule`: every message that could start the rule goes to an earlier one. Tried with messages made from its keywords;
 * the first of them is shown.
 */
export function hiddenRules({ rules, book }: Draft): void {
	const drafts = new Map(rules.map((rule) => [rule.data, rule]));
	for (const compiled of book.rules) {
		const rule = drafts.get(compiled.data);
		const hider = rule === undefined ? null : hiderOf(book, compiled);
		if (rule === undefined || hider === null) continue;
		const other = drafts.get(hider.answer.rule.data);
		tellHidden(rule, hider, other);
	}
}

interface Hider {
	readonly answer: Tried;
	readonly message: string;
}

interface KeywordSpec {
	readonly any: readonly string[];
	readonly all: readonly string[];
}

function hiderOf(book: RuleBook, rule: CompiledRule): Hider | null {
	if (rule.role === "fallback") return secondFallback(book, rule);
	const specs = rule.data.when.map(({ key, spec }) =>
		key === "keyword" ? (spec as unknown as KeywordSpec) : null,
	);
	if (specs.length === 0) return null;
	let first: Hider | null = null;
	for (const spec of specs) {
		if (spec === null) return null;
		for (const message of messagesFor(spec)) {
			const hider = hiderFor(book, rule, message);
			if (hider === "none") return null;
			first ??= hider;
		}
	}
	return first;
}

/** Who answers this message before the rule does; null where it does not start the rule, `"none"` where nobody is before it. */
function hiderFor(
	book: RuleBook,
	rule: CompiledRule,
	message: string,
): Hider | "none" | null {
	const situation = textSituation(book, message);
	if (fits(rule, situation) === null) return null;
	const answer = firstAnswer(book, situation, rule);
	if (answer === null || answer.rule === rule) return "none";
	// A longer message could hold what `except` excludes, and then reach the rule.
	return hasExceptions(answer.rule) ? "none" : { answer, message };
}

function hasExceptions({ data }: CompiledRule): boolean {
	return data.when.some(
		({ spec }) =>
			typeof spec === "object" &&
			spec !== null &&
			"except" in spec &&
			Array.isArray(spec.except) &&
			spec.except.length > 0,
	);
}

/** A word that nobody makes a keyword. */
const FILLER = "qxz";

/** Messages that start a rule: its words alone, and within a longer text. The words alone come first: mostly they decide. */
function* messagesFor({ any, all }: KeywordSpec): Generator<string> {
	const rest = all.join(" ");
	const cores =
		any.length === 0 ? [rest] : any.map((word) => `${word} ${rest}`.trim());
	yield* cores;
	for (const core of cores) {
		yield `${core} ${FILLER}`;
		yield `${FILLER} ${core} ${FILLER}`;
	}
}

function secondFallback(book: RuleBook, rule: CompiledRule): Hider | null {
	const first = book.rules.find(({ role }) => role === "fallback");
	const always =
		first !== undefined &&
		first !== rule &&
		first.conditions.length === 0 &&
		first.limit === null &&
		!first.data.continue;
	return always
		? { message: "qxz", answer: { rule: first, because: "nothing matched" } }
		: null;
}

function tellHidden(
	{ data, here }: DraftRule,
	{ answer, message }: Hider,
	other: DraftRule | undefined,
): void {
	const { name } = answer.rule;
	const line = other ? lineOf(other.here, here) : "";
	tell(under(here, "name"), {
		code: "hidden-rule",
		severity: "warning",
		message: `Rule "${data.name}" can never answer: "${name}"${line ? ` (${line})` : ""} answers first.`,
		help: `for example "${message}" goes to "${name}". Move "${data.name}" above ${line || `"${name}"`}.`,
	});
}
