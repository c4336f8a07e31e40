import type { Problem } from "../model.ts";
import type { DraftRule } from "./read/read-rule.ts";
import { inSubject } from "./report.ts";

/** Names the rule in problems that were found before anything knew of rules. */
export function inRules(
	problems: readonly Problem[],
	rules: readonly DraftRule[],
): readonly Problem[] {
	const byFile = new Map<string, Span[]>();
	for (const rule of rules) {
		const file = rule.here.file.name;
		const spans = byFile.get(file) ?? [];
		spans.push(spanOf(rule));
		byFile.set(file, spans);
	}
	for (const spans of byFile.values()) joinGaps(spans);
	return problems.map((problem) => {
		const { file, line, rule, message } = problem;
		if (rule !== null || /^In flow "/.test(message)) return problem;
		const span = byFile
			.get(file)
			?.find(({ from, until }) => from <= line && line <= until);
		if (span === undefined || span.name === "") return problem;
		if (aboutFiles.has(problem.code)) return problem;
		const subject = { type: "rule", name: span.name } as const;
		return {
			...problem,
			rule: span.name,
			message: inSubject(subject, message),
		};
	});
}

/** About the files as a whole, whatever line they are told in. */
const aboutFiles: ReadonlySet<string> = new Set([
	"no-fallback",
	"duplicate-name",
]);

/** The lines of a rule. */
interface Span {
	readonly name: string;
	readonly from: number;
	readonly until: number;
}

/** Lines that could not be read belong to the rule above them. */
function joinGaps(spans: Span[]): void {
	for (const [index, span] of spans.entries()) {
		const next = spans[index + 1];
		if (next === undefined) continue;
		spans[index] = { ...span, until: Math.max(span.until, next.from - 1) };
	}
}

function spanOf({ here: { root, file }, data }: DraftRule): Span {
	const lineAt = (offset: number) => file.source.position(offset).line;
	return {
		name: data.name,
		from: lineAt(root.start),
		until: lineAt(Math.max(root.end - 1, root.start)),
	};
}
