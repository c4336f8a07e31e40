import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import type {
	LoadedRules,
	LoadOptions,
	RulesFile,
} from "../../engine/language/load-rules.ts";
import type { Problem } from "../../engine/model.ts";
import { askChild, ChildError, isSource, moduleBeside } from "../ask-child.ts";
import { systemTimer } from "../timer.ts";
import { inSlices } from "./in-slices.ts";
import { type RulesPieces, readPieces } from "./rules-pieces.ts";

/** Reads rules files somewhere they can do no harm. */
export type ParseRules = (
	files: readonly RulesFile[],
	options?: LoadOptions,
) => Promise<LoadedRules>;

/** What the child answers: the rules in pieces, since whoever asks has messages to decide. */
export interface ReadInChild extends Omit<LoadedRules, "artefact"> {
	readonly artefact: RulesPieces | null;
}

/** More than 10,000 rules take with half a share of a slow and busy machine; what would hang is refused before the parser sees it. */
const TIME_LIMIT_MS = 120_000;

/**
 * Parses rules files in a process of their own, which is killed after two minutes: some texts hold a parser up for minutes, and some
 * bring its process down. What went wrong with the process is a problem of the files; that there is none to be had is not, and rejects.
 */
export async function parseInChild(
	files: readonly RulesFile[],
	options: LoadOptions = {},
	timeLimitMs: number = TIME_LIMIT_MS,
): Promise<LoadedRules> {
	try {
		const question = { files, options };
		const read = askChild<ReadInChild>(childModule, question, timeLimitMs);
		return await unpacked(await read);
	} catch (error) {
		if (!(error instanceof ChildError) || error.how === "never began")
			throw error;
		return error.how === "took too long" ? tooLong(files) : brokenDown(files);
	}
}

async function unpacked(read: ReadInChild): Promise<LoadedRules> {
	const { artefact } = read;
	return {
		...read,
		artefact: artefact && (await inSlices(readPieces(artefact), systemTimer)),
	};
}

const childModule = moduleBeside("child", import.meta.url);

/**
 * Names the build that parses, and what it knows of languages and time zones; null from sources, which change under our feet. The build
 * names every file by its content, so the child's few lines stand for all that it loads.
 */
export function parserName(): string | null {
	if (isSource(childModule)) return null;
	const { icu, tz } = process.versions;
	const content = hash("sha256", readFileSync(childModule, "utf8"));
	return `${content} icu ${icu} tz ${tz}`;
}

function tooLong(files: readonly RulesFile[]): LoadedRules {
	return failed(
		files,
		"Reading the rules took longer than two minutes and was stopped.",
	);
}

function brokenDown(files: readonly RulesFile[]): LoadedRules {
	return failed(files, "Reading the rules broke down.");
}

function failed([first]: readonly RulesFile[], message: string): LoadedRules {
	const help = "Take out what was added last, or make it smaller.";
	const place = { file: first?.name ?? "", line: 1, column: 1, endColumn: 1 };
	const problem: Problem = {
		...place,
		severity: "error",
		code: "too-large",
		rule: null,
		message,
		help,
	};
	return { ok: false, rules: 0, problems: [problem], artefact: null };
}
