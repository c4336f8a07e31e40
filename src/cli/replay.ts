import type { Command } from "commander";
import { AskError } from "../desk/ask-error.ts";
import { readMoment } from "../desk/read-moment.ts";
import {
	nothingCompared,
	replayAgainst,
} from "../desk/replay/replay-against.ts";
import {
	nothingVerified,
	verifyDecisions,
} from "../desk/replay/verify-decisions.ts";
import { bookReadHere } from "../desk/rules-text.ts";
import { compileCalendar } from "../engine/calendar.ts";
import { parseDuration } from "../engine/grammar/duration.ts";
import { after, type Instant, type RulesArtefact } from "../engine/model.ts";
import { engineVersion } from "../engine-version.ts";
import type { SqliteReader } from "../store/sqlite/open.ts";
import { systemClock } from "../store/system-clock.ts";
import { CommandError, exitCode } from "./exit.ts";
import { openToRead } from "./open-to-read.ts";
import { tell } from "./output.ts";
import { comparedLines, differenceLines } from "./replay/difference-lines.ts";
import { mismatchLines, verifiedLines } from "./replay/mismatch-lines.ts";
import { printAll } from "./replay/print-all.ts";
import { readSettings } from "./settings.ts";
import { tellProblems } from "./tell-problems.ts";

interface ReplayOptions {
	readonly since?: string;
	readonly against?: string;
	readonly verify?: boolean;
	readonly json?: boolean;
}

/** `marhaba replay`: real messages under other rules, showing only what would change; or every decision once more, which must come out the same. */
export function replayCommand(program: Command): void {
	program
		.command("replay")
		.description(
			"decide real messages again: what would other rules change? changes nothing",
		)
		.option(
			"--since <moment>",
			"how far back: 7d, 12h, 2026-11-20 09:00 (default: all that is kept)",
		)
		.option("--against <path>", "other rules: a file, or a folder of *.yaml")
		.option(
			"--verify",
			"make each decision under its own rules; all must come out the same",
		)
		.option("--json", "as JSON")
		.action(replay);
}

async function replay(options: ReplayOptions): Promise<void> {
	const { against, verify } = options;
	if ((against === undefined) === (verify !== true))
		throw new CommandError(
			"Write either --against with a rules file, or --verify.",
			"usage",
		);
	const reader = openToRead(readSettings().database);
	try {
		const since = await sinceOf(options.since, reader);
		if (against === undefined) await verifyAll(reader, since, options);
		else await compareAll(reader, since, { ...options, against });
	} finally {
		reader.close();
	}
}

/** A moment is one on the clock of the business whose rules were live last. */
async function sinceOf(
	text: string | undefined,
	{ library }: SqliteReader,
): Promise<Instant | null> {
	if (text === undefined) return null;
	const now = systemClock.now();
	const duration = parseDuration(text);
	if (duration !== null) return after(now, -duration);
	const last = (await library.lastRules()) as RulesArtefact | null;
	const timezone = last?.data.profile.timezone ?? "UTC";
	const calendar = compileCalendar({ timezone, hours: null, holidays: [] });
	const moment =
		readMoment(text, calendar, now) ??
		readMoment(`${text} 00:00`, calendar, now);
	if (moment !== null) return moment;
	throw new CommandError(
		`--since should be a length of time such as 7d, or a moment such as 2026-11-20; "${text}" is neither.`,
		"usage",
	);
}

async function compareAll(
	reader: SqliteReader,
	since: Instant | null,
	{ against, json }: ReplayOptions & { readonly against: string },
): Promise<void> {
	const book = await bookReadHere(against).catch(async (error: unknown) => {
		if (!(error instanceof AskError)) throw error;
		await tellProblems(error.problems, against);
		process.exitCode = exitCode.problems;
		return null;
	});
	if (book === null) return;
	const compared = nothingCompared();
	await printAll(replayAgainst(book, reader, { since, compared }), {
		json: json === true,
		name: "differences",
		lines: differenceLines,
		summary: () => ({ ...compared }),
	});
	if (!json) for (const line of comparedLines(compared)) tell(line);
}

async function verifyAll(
	reader: SqliteReader,
	since: Instant | null,
	{ json }: ReplayOptions,
): Promise<void> {
	const verified = nothingVerified();
	const mismatches = verifyDecisions(reader, {
		since,
		engine: engineVersion,
		verified,
	});
	await printAll(mismatches, {
		json: json === true,
		name: "mismatches",
		lines: mismatchLines,
		summary: () => ({ ok: verified.mismatched === 0, ...verified }),
	});
	if (!json) for (const line of verifiedLines(verified)) tell(line);
	if (verified.mismatched > 0) process.exitCode = exitCode.problems;
}
