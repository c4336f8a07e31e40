import { HOUR } from "../model.ts";
import { applyStanding, handedOverByRule } from "./hand-over.ts";
import { goTo } from "./run-rule.ts";
import { keepWaiting, runOf, say, speak, type Turn } from "./turn.ts";

/** A message that is no answer: one try is used, and after the last one another rule or a person goes on. */
export function noAnswer(turn: Turn): boolean {
	const { question, open } = turn;
	if (open === null) return false;
	const { saveAs, tries, sorry, otherwise } = open.asks;
	const used = question.tries + 1;
	const missed = `no answer to "${saveAs}"`;
	if (used >= tries) {
		giveUp(turn, otherwise, `${missed} in ${counted(tries)}`);
		return true;
	}
	speak(turn, `${missed}, try ${used} of ${tries}`);
	say(turn, { ...open.step, plan: sorry });
	keepWaiting(turn, used);
	return true;
}

function counted(tries: number): string {
	return tries === 1 ? "one try" : `${tries} tries`;
}

/** The rule named by `otherwise` runs, or a person takes the chat. */
function giveUp(turn: Turn, otherwise: string | null, because: string): void {
	const { draft, question } = turn;
	speak(turn, because);
	if (otherwise !== null) {
		goTo(draft, runOf(turn, []), otherwise);
		return;
	}
	const situation = { ...draft.situation, rule: question.rule };
	const by = `flow "${question.flow}"`;
	const handOver = { forMs: 12 * HOUR, by, because };
	applyStanding(draft, handedOverByRule(situation, handOver));
}
