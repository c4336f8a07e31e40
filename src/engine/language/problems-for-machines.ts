import type { Problem } from "../model.ts";
import type { LoadedRules } from "./load-rules.ts";

/** What `check --json` and `POST /api/rules/check` answer. */
export interface ProblemsJson {
	readonly ok: boolean;
	readonly rules: number;
	readonly problems: readonly Problem[];
}

/** The problems of a load in the shape of `check --json`. */
export function problemsAsJson({
	ok,
	rules,
	problems,
}: Pick<LoadedRules, "ok" | "rules" | "problems">): ProblemsJson {
	return { ok, rules, problems };
}

/** One line a problem, as GitHub shows them beside the lines of a change (workflow commands `::error` and `::warning`). */
export function problemsForGithub(problems: readonly Problem[]): string {
	return problems.map((problem) => `${annotation(problem)}\n`).join("");
}

function annotation(problem: Problem): string {
	const { file, line, column, endColumn, severity, code } = problem;
	const properties = Object.entries({
		file,
		line,
		endLine: line,
		col: column,
		endColumn,
		title: code,
	}).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
	const text = [problem.message, problem.help]
		.filter((part) => part !== null)
		.join("\n");
	return `::${severity} ${properties.join(",")}::${escapeData(text)}`;
}

function escapeData(text: string): string {
	return text
		.replaceAll("%", "%25")
		.replaceAll("\r", "%0D")
		.replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
	return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
