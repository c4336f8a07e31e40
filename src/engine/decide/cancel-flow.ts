import type { CompiledStep } from "../kinds.ts";
import { phrases } from "../say/phrases.ts";
import { findPhrase } from "../text/find-phrase.ts";
import { readPhrase } from "../text/phrase.ts";
import { leaveFlow } from "./flow.ts";
import { say, speak, type Turn } from "./turn.ts";

/** A message that is a cancel word and nothing else ends the flow. */
export function cancelFlow(turn: Turn): boolean {
	const word = turn.flow.cancel.find((entry) => isWhole(entry, turn));
	if (word === undefined) return false;
	speak(turn, `cancel "${word}"`);
	say(turn, replyOf(turn));
	leaveFlow(turn.draft);
	return true;
}

function isWhole(entry: string, { draft }: Turn): boolean {
	const { text, book } = draft.situation;
	const options = { match: "exact", short: "exact", typos: false } as const;
	return (
		text !== null &&
		findPhrase(readPhrase(entry, options), text, book.vocabulary) !== null
	);
}

/** What the owner wrote, else a sentence of our own. */
function replyOf({ draft, flow, question }: Turn): CompiledStep {
	const { book, language } = draft.situation;
	const spec = flow.cancelReply ?? phrases(language).cancelled;
	const data = { key: "text", spec, quote: false };
	const [step] = book.compileSteps(question.rule, [data]);
	return step as CompiledStep;
}
