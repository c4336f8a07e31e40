import type { RuleBook } from "../../engine/rule-book.ts";
import { describeError } from "../../runtime/pump/failed-decision.ts";
import { act } from "./act.ts";
import { checkMessage, checkSilence, unnamed } from "./check-bot.ts";
import type { OwnerTest, TalkLine } from "./owner-test.ts";
import { newRun, remember, type TestRun, type Trouble } from "./test-run.ts";

/** How a test went. */
export interface TestResult {
	readonly test: OwnerTest;
	/** Null: it passed. */
	readonly failure: Failure | null;
	/** Rules that ran. */
	readonly reached: ReadonlySet<string>;
}

/** Where a test went another way than it should. */
export interface Failure {
	/** Which line of the talk, from 1. */
	readonly step: number;
	/** The line of the file. */
	readonly line: number;
	/** `expected rule "prices", got rule "anything else": "Sorry, …"` */
	readonly message: string;
	/** What rules that were close say of it. */
	readonly near: readonly string[];
}

/** Runs a conversation over the engine alone, with a clock of its own; nothing leaves and nothing is kept. */
export function runTest(test: OwnerTest, book: RuleBook): TestResult {
	const run = newRun(test, book);
	for (const [index, line] of test.talk.entries()) {
		const failure = step(run, line, test.talk[index + 1] ?? null);
		if (failure !== null)
			return ended(run, { ...failure, line, step: index + 1 });
	}
	const last = test.talk.length;
	const failure = unnamed(run);
	const line = test.talk[last - 1];
	return failure === null || line === undefined
		? ended(run, null)
		: ended(run, { ...failure, line, step: last });
}

function ended(
	{ test, reached }: TestRun,
	failure: (Trouble & { line: TalkLine; step: number }) | null,
): TestResult {
	return {
		test,
		reached,
		failure: failure && { ...failure, line: failure.line.line },
	};
}

function step(
	run: TestRun,
	line: TalkLine,
	next: TalkLine | null,
): Trouble | null {
	if (line.type === "bot") return checkMessage(run, line.expected);
	if (line.type === "silent") return checkSilence(run, line.expected);
	const said = unnamed(run);
	if (said !== null) return said;
	try {
		const happened = act(run, line);
		if (typeof happened === "string") return { message: happened, near: [] };
		remember(run, happened);
		// Messages that follow each other are read as one: the next line shows whether one does.
		if (next?.type !== "customer")
			remember(run, run.session.waitForMore(), true);
		return null;
	} catch (error) {
		const message = `the engine broke down, which is a bug of Marhaba: ${describeError(error)}`;
		return { message, near: [] };
	}
}
