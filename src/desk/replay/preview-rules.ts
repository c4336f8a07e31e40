import { compileRules } from "../../engine/compile.ts";
import { after, DAY } from "../../engine/model.ts";
import type { Clock } from "../../engine/ports.ts";
import type { RulesPreview } from "../../http/ports/rules.ts";
import type { ParseRules } from "../../runtime/rule-book/parse.ts";
import { nextTurn, type Timer } from "../../runtime/timer.ts";
import type { KeptSources } from "../kept-input.ts";
import {
	type Compared,
	type Difference,
	nothingCompared,
	replayAgainst,
} from "./replay-against.ts";
import type { JournalReader } from "./stored-decisions.ts";

/** Where past decisions are read. */
type ReplaySources = Pick<JournalReader, "journalAfter"> & {
	readonly history: JournalReader["history"] & KeptSources["history"];
	readonly library: KeptSources["library"];
};

/** Where past decisions are read, and time passes. */
export interface PreviewSources extends ReplaySources {
	readonly parse: ParseRules;
	readonly clock: Clock;
	readonly timer: Timer;
}

/** Differences that are shown; more than that nobody reads. */
const MOST = 200;
const PATIENCE_MS = 10_000;
/** Decisions made in one go before messages have their turn. */
const SLICE = 20;

/** What edited rules would have answered otherwise in the last days. Changes nothing; stops after ten seconds with what it has. */
export async function previewRules(
	files: Readonly<Record<string, string>>,
	days: number,
	sources: PreviewSources,
): Promise<RulesPreview> {
	const texts = Object.entries(files).map(([name, text]) => ({ name, text }));
	const { artefact, problems } = await sources.parse(texts);
	if (artefact === null)
		return { ok: false, rules: 0, problems, compared: null };
	const compared = nothingCompared();
	const since = after(sources.clock.now(), -days * DAY);
	const book = compileRules(artefact);
	const found = await gather(
		replayAgainst(book, patient(sources), { since, compared }),
	);
	const { length: rules } = artefact.data.rules;
	return {
		ok: true,
		rules,
		problems,
		compared: comparedJson(compared),
		...found,
	};
}

/** Thrown by a reader whose time is over. */
class OutOfTime extends Error {}

async function gather(
	all: AsyncGenerator<Difference>,
): Promise<Pick<RulesPreview, "complete" | "differences">> {
	const differences: Difference[] = [];
	try {
		for await (const difference of all)
			if (differences.length < MOST) differences.push(difference);
		return { complete: true, differences: differences.map(shown) };
	} catch (error) {
		if (!(error instanceof OutOfTime)) throw error;
		return { complete: false, differences: differences.map(shown) };
	}
}

/** Reads as slowly as must be, for everybody else's sake, and not for ever. */
function patient(sources: PreviewSources): ReplaySources {
	const { history, library, timer } = sources;
	const end = timer.elapsedMs() + PATIENCE_MS;
	let reads = 0;
	const breathe = async (): Promise<void> => {
		if (timer.elapsedMs() > end) throw new OutOfTime();
		reads += 1;
		if (reads % SLICE === 0) await nextTurn();
	};
	return {
		library,
		journalAfter: async (sequence, limit) => {
			await nextTurn();
			return sources.journalAfter(sequence, limit);
		},
		history: {
			find: history.find,
			stats: history.stats,
			decision: async (sequence) => {
				await breathe();
				return history.decision(sequence);
			},
		},
	};
}

function shown({ at, ...difference }: Difference) {
	return { ...difference, at: new Date(at).toISOString() };
}

function comparedJson({ othersChanged, otherRule, ...rest }: Compared) {
	return { ...rest, others_changed: othersChanged, other_rule: otherRule };
}
