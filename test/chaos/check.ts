import type { FeedRow } from "../process/feed.ts";
import { decidedId } from "../process/rows.ts";
import type { Posted } from "./load.ts";
import { ambiguous, type ProviderEntry } from "./provider-log.ts";
import type { Death } from "./reaper.ts";

/** Everything that is known about a run when it is over. */
export interface Run {
	readonly posted: Posted;
	/** The whole journal. */
	readonly rows: readonly FeedRow[];
	readonly provider: readonly ProviderEntry[];
	/** Of every life but the last, in their order. */
	readonly deaths: readonly Death[];
	/** What `replay --verify` found when it made every decision again. */
	readonly verified: {
		readonly decisions: number;
		readonly mismatched: number;
	};
}

/** What a run did, for people. */
export interface Tally {
	readonly acknowledged: number;
	readonly duplicates: number;
	readonly decisions: number;
	readonly sent: number;
	/** Messages that the provider took more than once, always with the same id. */
	readonly doubled: number;
	/** Messages that were set aside: nobody can say whether they arrived. */
	readonly setAside: number;
	/** How lives ended, and how many each way. */
	readonly deaths: Readonly<Record<string, number>>;
}

/** Every promise that the run broke, in words; none when all were kept. */
export function brokenPromises(run: Run): readonly string[] {
	const checks = [
		acknowledgedAreDecided,
		decidedOnce,
		journalWithoutGaps,
		answeredAtLeastOnce,
		doubledOnlyWhereLawful,
		inOrder,
		endedInOrder,
		decidedTheSame,
	];
	return checks.flatMap((check) => check(run));
}

/** Counts what happened. */
export function tally(run: Run): Tally {
	const taken = takenById(run);
	return {
		acknowledged: run.posted.acknowledged.size,
		duplicates: run.posted.duplicates,
		decisions: decisions(run).length,
		sent: taken.size,
		doubled: [...taken.values()].filter(({ length }) => length > 1).length,
		setAside: run.rows.filter(({ type }) => type === "send.failed").length,
		deaths: Object.fromEntries(countBy(run.deaths, ({ how }) => how)),
	};
}

function decisions({ rows }: Run): readonly FeedRow[] {
	return rows.filter(({ type }) => type === "decision.made");
}

/** P1. */
function acknowledgedAreDecided(run: Run): readonly string[] {
	const decided = new Set(decisions(run).map(decidedId));
	return [...run.posted.acknowledged]
		.filter((id) => !decided.has(id))
		.map((id) => `P1: ${id} was acknowledged and is not in the journal`);
}

/** P2 and P3. */
function decidedOnce(run: Run): readonly string[] {
	const times = countBy(decisions(run), decidedId);
	return [...times].flatMap(([id, count]) => [
		...(count > 1 ? [`P2: ${id} was decided ${count} times`] : []),
		...(run.posted.sent.has(id) ? [] : [`P2: nobody sent ${id}`]),
	]);
}

function journalWithoutGaps({ rows }: Run): readonly string[] {
	return rows
		.filter(({ seq }, index) => seq !== index + 1)
		.slice(0, 1)
		.map(({ seq }) => `The journal has a gap or a repeat before row ${seq}`);
}

/** P4: at least once. What nobody could be sure of is said in the journal. */
function answeredAtLeastOnce(run: Run): readonly string[] {
	const answers = new Set(run.provider.filter(isTaken).map(textAndTo));
	const setAside = new Set(
		run.rows
			.filter(({ type }) => type === "send.failed")
			.map(({ decision }) => decision),
	);
	return decisions(run)
		.filter((row) => !answers.has(answerTo(row)) && !setAside.has(row.decision))
		.map((row) => `P4: ${decidedId(row)} was never answered`);
}

/** P4: at most once, unless the process died while the attempt was open, or the answer to it was lost. */
function doubledOnlyWhereLawful(run: Run): readonly string[] {
	return [
		...sentWithTwoContents(run),
		...sentUnderTwoIds(run),
		...unlawful(run),
	];
}

function sentWithTwoContents(run: Run): readonly string[] {
	return [...takenById(run)]
		.filter(([, entries]) => new Set(entries.map(textAndTo)).size > 1)
		.map(([id]) => `P4: ${id} was sent with two contents`);
}

function sentUnderTwoIds(run: Run): readonly string[] {
	const firsts = [...takenById(run).values()].flatMap(([first]) => first ?? []);
	return [...countBy(firsts, textAndTo)]
		.filter(([, count]) => count > 1)
		.map(([text]) => `P4: ${text} was sent under two ids`);
}

function unlawful(run: Run): readonly string[] {
	const last = new Map<string, ProviderEntry>();
	const settled = settledTimes(run);
	return run.provider.flatMap((entry) => {
		const { messageId, life } = entry;
		const before = last.get(messageId);
		last.set(messageId, entry);
		if (!before?.taken || ambiguous.has(before.fault)) return [];
		const death = life > before.life ? run.deaths[before.life] : undefined;
		return death && diedWithItOpen(death, settled.get(messageId))
			? []
			: [`P4: ${messageId} was sent again for no reason`];
	});
}

/** Whether the life that asked ended, not in an orderly way, before the answer was on disk. */
function diedWithItOpen(death: Death, settledAt = Number.POSITIVE_INFINITY) {
	return settledAt > death.at && death.how !== "asked to end";
}

function settledTimes({ rows }: Run): ReadonlyMap<string, number> {
	const accepted = rows.filter(({ type }) => type === "send.accepted");
	return new Map(
		accepted.map(({ messageId, at }) => [String(messageId), Date.parse(at)]),
	);
}

/** P19: SIGTERM ends it in order. */
function endedInOrder({ deaths }: Run): readonly string[] {
	return deaths
		.filter(({ how, code }) => how === "asked to end" && code !== 0)
		.map(({ code }) => `P19: SIGTERM ended with exit code ${code}`);
}

/** P24: each decision comes out the same when it is made again from its row. */
function decidedTheSame({ verified, rows }: Run): readonly string[] {
	const { decisions, mismatched } = verified;
	const made = rows.filter(({ type }) => type === "decision.made").length;
	return [
		...(mismatched > 0 ? [`P24: ${mismatched} come out otherwise`] : []),
		...(decisions < made ? [`P24: only ${decisions} were made again`] : []),
	];
}

/** P6: the first time that each answer was taken, in the order of the customer's messages. */
function inOrder({ provider }: Run): readonly string[] {
	const numbers = new Map<string, number[]>();
	const seen = new Set<string>();
	for (const entry of provider.filter(isTaken)) {
		if (seen.has(entry.messageId)) continue;
		seen.add(entry.messageId);
		const list = numbers.get(entry.to) ?? [];
		numbers.set(entry.to, [...list, Number(/\d+/.exec(entry.text)?.[0])]);
	}
	return [...numbers].flatMap(([to, list]) =>
		list.every((number, index) => number > (list[index - 1] ?? 0))
			? []
			: [`P6: ${to} was answered in the order ${list.join(" ")}`],
	);
}

function takenById({
	provider,
}: Run): ReadonlyMap<string, readonly ProviderEntry[]> {
	const byId = new Map<string, ProviderEntry[]>();
	for (const entry of provider.filter(isTaken)) {
		const entries = byId.get(entry.messageId) ?? [];
		byId.set(entry.messageId, [...entries, entry]);
	}
	return byId;
}

function isTaken({ taken }: ProviderEntry): boolean {
	return taken;
}

function textAndTo({ to, text }: ProviderEntry): string {
	return `${to} ${text}`;
}

/** What the provider should have been given for it. */
function answerTo({ from, actions }: FeedRow): string {
	const [action] = actions as { readonly text: string }[];
	return `${from} ${action?.text}`;
}

function countBy<Value>(
	values: readonly Value[],
	keyOf: (value: Value) => string,
): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const value of values)
		counts.set(keyOf(value), (counts.get(keyOf(value)) ?? 0) + 1);
	return counts;
}
