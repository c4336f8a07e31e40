import { compileRules } from "../engine/compile.ts";
import { type LoadedRules, loadRules } from "../engine/language/load-rules.ts";
import type { RuleBook } from "../engine/rule-book.ts";
import { parseInChild } from "../runtime/rule-book/parse.ts";
import {
	type RulesFile,
	readRulesFiles,
} from "../runtime/rule-book/read-files.ts";
import { AskError } from "./ask-error.ts";

/** The rule book of some files, read in a process of their own; an {@link AskError} with every problem where they have errors. */
export async function bookFrom(files: readonly RulesFile[]): Promise<RuleBook> {
	return compiled(await parseInChild(files));
}

/** The rule book of a file or a folder. */
export async function bookAt(path: string): Promise<RuleBook> {
	return bookFrom(await filesAt(path));
}

/** The same, read in this process: for a command that does nothing else meanwhile, and has nothing to lose. */
export async function bookReadHere(path: string): Promise<RuleBook> {
	return compiled(loadRules(await filesAt(path)));
}

function compiled({ artefact, problems }: LoadedRules): RuleBook {
	if (artefact !== null) return compileRules(artefact);
	throw new AskError("rules-refused", "The rules have errors.", problems);
}

async function filesAt(path: string): Promise<readonly RulesFile[]> {
	const { files, problems } = await readRulesFiles(path);
	if (problems.length === 0) return files;
	throw new AskError("rules-refused", "The rules cannot be read.", problems);
}
