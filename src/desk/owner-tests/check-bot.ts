import type { Silence } from "../../engine/model.ts";
import { describe, differenceOf, quoted } from "./compare.ts";
import type { Delivered } from "./delivered.ts";
import { nearMisses } from "./near-misses.ts";
import type { Expected, ExpectedSilence } from "./owner-test.ts";
import type { TestRun, Trouble } from "./test-run.ts";

/** A message that no line names fails the test. */
export function unnamed(run: TestRun): Trouble | null {
	const [first] = run.pending;
	if (first === undefined) return null;
	const message = `no line names this message of ${by(first)}: ${describe(first)}${first.withheld === null ? "" : ` (it would not leave: ${first.withheld})`}`;
	return { message, near: [] };
}

function by({ rule }: Delivered): string {
	return rule === null ? "the bot" : `rule "${rule}"`;
}

/** Whether the next message is the expected one. */
export function checkMessage(run: TestRun, expected: Expected): Trouble | null {
	if (expected.to !== null) return checkOthers(run, expected, expected.to);
	const got = run.pending.shift();
	const near = () => nearMisses(run.happened, expected.rule);
	if (got === undefined)
		return {
			message: `expected ${wanted(expected)}, and the bot said nothing${whySilent(run)}`,
			near: near(),
		};
	const difference = differenceOf(expected, got);
	return difference === null
		? null
		: {
				message: `expected ${difference}`,
				near: expected.rule === got.rule ? [] : near(),
			};
}

/** What goes to staff and others is looked for in any order: it concerns another chat. */
function checkOthers(
	run: TestRun,
	expected: Expected,
	to: string,
): Trouble | null {
	const { numbers } = run.book.data.profile.staff;
	const theirs = run.toOthers.filter((sent) =>
		to === "staff" ? numbers.includes(sent.to ?? "") : sent.to === to,
	);
	const found = theirs.find((sent) => differenceOf(expected, sent) === null);
	if (found !== undefined) {
		run.toOthers = run.toOthers.filter((sent) => sent !== found);
		return null;
	}
	const [first] = theirs;
	const got = first
		? `expected ${differenceOf(expected, first)}`
		: `expected ${wanted(expected)} to ${to}, and nothing went there`;
	return { message: got, near: nearMisses(run.happened, expected.rule) };
}

function wanted({ rule, text, content }: Expected): string {
	const parts = [
		...(rule === null ? [] : [`rule "${rule}"`]),
		...(content === null ? [] : [`"${content.type}"`]),
		...(text === null ? [] : [`the text ${quoted(text)}`]),
	];
	return parts.length === 0 ? "a message" : parts.join(" with ");
}

/** Whether nothing was said. */
export function checkSilence(
	run: TestRun,
	{ rule, reason }: ExpectedSilence,
): Trouble | null {
	const [first] = run.pending;
	if (first !== undefined)
		return {
			message: `expected silence, got ${by(first)}: ${describe(first)}`,
			near: [],
		};
	const decisions = run.happened.map(({ explained }) => explained.decision);
	if (rule !== null && !decisions.some((decision) => decision.rule === rule))
		return {
			message: `expected silence by rule "${rule}", and it did not run`,
			near: nearMisses(run.happened, rule),
		};
	const why = silences(run);
	return reason === null || why.includes(reason as Silence)
		? null
		: {
				message: `expected silence because of ${reason}, got ${why.join(", ") || "a rule that says nothing"}`,
				near: [],
			};
}

function silences({ happened }: TestRun): readonly Silence[] {
	return happened.flatMap(({ explained }) => explained.decision.silent ?? []);
}

function whySilent(run: TestRun): string {
	const last = run.happened.at(-1)?.explained.decision;
	if (!last?.silent) return "";
	return ` (${last.silent}${last.because ? `: ${last.because}` : ""})`;
}
