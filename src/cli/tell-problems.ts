import { printProblems } from "../engine/language/print-problems.ts";
import type { Problem } from "../engine/model.ts";
import { readRulesFiles } from "../runtime/rule-book/read-files.ts";
import { tell } from "./output.ts";

/** Shows problems to the person at the terminal, with their lines. */
export async function tellProblems(
	problems: readonly Problem[],
	path: string,
): Promise<void> {
	const { files } = await readRulesFiles(path);
	const colour = process.stderr.isTTY === true && !process.env.NO_COLOR;
	tell(printProblems(problems, files, { colour }));
}
