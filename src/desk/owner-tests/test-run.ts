import type { RuleBook } from "../../engine/rule-book.ts";
import type { Happened } from "../session.ts";
import { type Delivered, deliveredBy } from "./delivered.ts";
import { type MessageOption, optionsOf } from "./message-fields.ts";
import type { OwnerTest } from "./owner-test.ts";
import { type TestSession, testSession } from "./test-session.ts";

/** A test under way. */
export interface TestRun {
	readonly test: OwnerTest;
	readonly book: RuleBook;
	readonly session: TestSession;
	/** What happened since the customer wrote last, or time went on. */
	happened: readonly Happened[];
	/** Messages that no line has named yet. */
	pending: Delivered[];
	/** What went to others, and was not named yet. */
	toOthers: Delivered[];
	/** What can be tapped, the latest first. */
	options: MessageOption[];
	readonly reached: Set<string>;
}

/** Why a test fails. */
export interface Trouble {
	readonly message: string;
	readonly near: readonly string[];
}

/** A test before its first line. */
export function newRun(test: OwnerTest, book: RuleBook): TestRun {
	return {
		test,
		book,
		session: testSession(test, book),
		happened: [],
		pending: [],
		toOthers: [],
		options: [],
		reached: new Set(),
	};
}

/** Keeps what happened, for the `bot:` lines that follow; `more`: it belongs to what happened before. */
export function remember(
	run: TestRun,
	happened: readonly Happened[],
	more = false,
): void {
	run.happened = more ? [...run.happened, ...happened] : happened;
	const delivered = happened.flatMap(deliveredBy);
	run.pending.push(...delivered.filter(({ to }) => to === null));
	run.toOthers.push(...delivered.filter(({ to }) => to !== null));
	run.options.unshift(
		...delivered.flatMap(({ content }) => optionsOf(content)),
	);
	for (const { explained } of happened) {
		const { decision, trace } = explained;
		if (decision.rule !== null) run.reached.add(decision.rule);
		for (const { rule, outcome } of trace)
			if (outcome === "matched") run.reached.add(rule);
	}
}
