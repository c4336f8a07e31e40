import { type Answer, changed, type MessageReceived } from "../model.ts";
import { cancelFlow } from "./cancel-flow.ts";
import { changeState, type Draft } from "./draft.ts";
import { noAnswer } from "./no-answer.ts";
import { runSteps } from "./run-rule.ts";
import { saveAnswer } from "./save-answer.ts";
import { type Reading, searchTapsFirst } from "./search.ts";
import { keepWaiting, runOf, say, speak, type Turn, turnOf } from "./turn.ts";

/** Section 6 of the rules language: how a message is read while a question is open. The first reading that decides it is the last. */
const readings: readonly ((turn: Turn) => boolean)[] = [
	tapOnOwnOption,
	cancelFlow,
	interruptingRule,
	theAnswer,
	anotherRule,
	noAnswer,
];

/** Reads a message of a customer who is in a flow; `false` where they are in none, or where it pauses and has nothing to say to it. */
export function readInFlow(draft: Draft, event: MessageReceived): boolean {
	const turn = turnOf(draft, event);
	return turn !== null && readings.some((reading) => reading(turn));
}

function tapOnOwnOption(turn: Turn): boolean {
	return accept(turn, turn.open?.asks.tapped(turn.draft.situation) ?? null);
}

/** Rules with `interrupt` end the flow and run; below one that lets the search go on, all rules are read again. */
function interruptingRule({ draft, event }: Turn): boolean {
	const reading: Reading = ({ role }, { data }) =>
		role !== "fallback" && (data.interrupt || isOver(draft));
	searchTapsFirst(draft, event, reading);
	return draft.rule !== null;
}

function isOver({ situation }: Draft): boolean {
	return situation.conversation.question === null;
}

function theAnswer(turn: Turn): boolean {
	const { draft, event, open } = turn;
	// A button of another message never answers this question.
	if (open === null || event.message.content.type === "button") return false;
	return accept(turn, open.asks.read(draft.situation));
}

/** Any other rule may answer in between; then the question is asked again, unless that rule ended the flow. */
function anotherRule(turn: Turn): boolean {
	const { draft, event, open, question } = turn;
	if (open === null) return false;
	const { understood } = searchTapsFirst(draft, event, inBetween);
	if (!understood) return false;
	if (draft.situation.conversation.question !== question) return true;
	if (draft.rule === null) speak(turn, draft.because);
	say(turn, open.step);
	keepWaiting(turn, question.tries);
	return true;
}

const inBetween: Reading = ({ role }, { data }) =>
	role === "specific" && !data.continue && !data.interrupt;

/** Takes an answer, where there is one, and goes on with the flow. */
function accept(turn: Turn, answer: Answer | null): boolean {
	const { draft, open, question, steps } = turn;
	if (answer === null || open === null) return false;
	const { saveAs } = open.asks;
	const { answers, value } = saveAnswer(question.answers, saveAs, answer);
	const taken = { type: "answer", save_as: saveAs, value };
	speak(turn, `the answer to "${saveAs}"`);
	draft.actions.push({ rule: question.rule, taken });
	const { conversation } = draft.situation;
	changeState(
		draft,
		changed(conversation, { question: { ...question, answers } }),
	);
	runSteps(draft, { ...runOf(turn, steps.slice(1)), answers });
	return true;
}
