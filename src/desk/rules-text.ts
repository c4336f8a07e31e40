import { compileRules } from "../engine/compile.ts";
import type { RuleBook } from "../engine/rule-book.ts";
import { parseInChild } from "../runtime/rule-book/parse.ts";
import {
	type RulesFile,
	readRulesFiles,
} from "../runtime/rule-book/read-files.ts";
import { AskError } from "./ask-error.ts";

/** The rule book of some files; an {@link AskError} with every problem where they have errors. */
export async function bookFrom(files: readonly RulesFile[]): Promise<RuleBook> {
	const { artefact, problems } = await parseInChild(files);
	if (artefact !== null) return compileRules(artefact);
	throw new AskError("rules-refused", "The rules have errors.", problems);
}

/** The rule book of a file or a folder. */
export async function bookAt(path: string): Promise<RuleBook> {
	const { files, problems } = await readRulesFiles(path);
	if (problems.length === 0) return bookFrom(files);
	throw new AskError("rules-refused", "The rules cannot be read.", problems);
}
