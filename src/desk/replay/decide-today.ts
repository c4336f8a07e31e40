import { canonicalJson } from "../../engine/canonical-json.ts";
import { explain, explainedJson } from "../../engine/explain.ts";
import type { StoredDecision } from "../../engine/ports.ts";
import type { RuleBook } from "../../engine/rule-book.ts";
import type { DecidedToday } from "../../http/ports/decisions.ts";
import { type KeptSources, keptInput } from "../kept-input.ts";
import { answerOf, toldByRow, toldOf } from "./told.ts";

/** The same event in the same situation, under today's rules, with the full why; null where its contact was erased. */
export async function decideToday(
	stored: StoredDecision,
	book: RuleBook,
	sources: KeptSources,
): Promise<DecidedToday | null> {
	const input = await keptInput(stored, book, sources);
	if (input === null) return null;
	const explained = explain(input);
	const before = toldByRow(stored);
	const now = toldOf(explained.decision);
	const changed =
		canonicalJson(answerOf(now)) !== canonicalJson(answerOf(before));
	return { changed, before, today: explainedJson(explained) };
}
