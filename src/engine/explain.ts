import { answerLanguage } from "./answer-language.ts";
import type { Outcome } from "./decide/watch.ts";
import { type DecideInput, decideWatched } from "./decide.ts";
import type { Decision, JsonObject, Place } from "./model.ts";
import { own } from "./own.ts";
import type { RuleBook } from "./rule-book.ts";
import { newSituation } from "./situation.ts";

/** A decision with the full why: what every rule said to it, in the order of the files. */
export interface Explained {
	readonly decision: Decision;
	readonly trace: readonly TraceLine[];
	/** The customer's text as the rules read it; null where they wrote none. */
	readonly folded: string | null;
	/** The language that was answered in. */
	readonly language: string;
	/** Hash of the rule book. */
	readonly rules: string;
}

/** What became of one rule. */
export interface TraceLine {
	readonly rule: string;
	readonly file: string | null;
	readonly line: number | null;
	readonly outcome: Outcome;
	readonly because: string;
}

/** Decides again, looking at every rule, and tells why each answered or did not. Changes nothing. */
export function explain(input: DecideInput): Explained {
	const seen = new Map<string, Look>();
	const decision = decideWatched(input, {
		saw: (rule, outcome, because) => seen.set(rule, { outcome, because }),
	});
	const { book } = input;
	const situation = newSituation(input);
	const after = decision.conversation ?? situation.conversation;
	return {
		decision,
		trace: traceOf(book, seen, decision),
		folded: situation.text?.folded ?? null,
		language: answerLanguage(after, book.data.profile),
		rules: book.hash,
	};
}

/** The shape of `explain --json` and `POST /api/explain`. */
export function explainedJson(explained: Explained): JsonObject {
	const { decision, trace, folded, language, rules } = explained;
	const { rule, because, silent, actions, conversation } = decision;
	return {
		rule,
		because,
		silent,
		actions,
		folded,
		language,
		conversation: conversation as unknown as JsonObject | null,
		trace: trace.map((line) => ({ ...line })),
		rules,
	};
}

interface Look {
	readonly outcome: Outcome;
	readonly because: string;
}

function traceOf(
	book: RuleBook,
	seen: ReadonlyMap<string, Look>,
	decision: Decision,
): readonly TraceLine[] {
	return book.rules.map(({ name, data }) => ({
		rule: name,
		...placeOf(own(book.places, name)),
		...(seen.get(name) ?? notTried(data.when.length > 0, name, decision)),
	}));
}

function placeOf(place: Place | undefined): Pick<TraceLine, "file" | "line"> {
	return { file: place?.file ?? null, line: place?.line ?? null };
}

/** Why a rule was not even looked at. */
function notTried(
	startsByItself: boolean,
	name: string,
	{ rule, because, silent }: Decision,
): Look {
	const outcome = "not-tried";
	if (rule === name) return { outcome: "matched", because: because ?? "" };
	if (!startsByItself) {
		const because = "it has no when: it runs only where another rule names it";
		return { outcome, because };
	}
	if (rule !== null) return { outcome, because: `"${rule}" answered` };
	return { outcome, because: because ?? silent ?? "" };
}
