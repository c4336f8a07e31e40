import { type ProblemCode, problemCodes } from "../model.ts";
import { errorPages } from "./error-pages.ts";
import { didYouMean, listWords } from "./nearest.ts";

/** What a problem's code means, for a terminal: a paragraph, a wrong line and a right one. Null where there is no such code. */
export function explainCode(code: string): string | null {
	if (!isCode(code)) return null;
	const { about, wrong, right } = errorPages[code];
	return `${code}\n\n${about}\n\nWrong:\n${indented(wrong)}\n\nRight:\n${indented(right)}\n`;
}

/** Says that there is no such code, and names the nearest or all. */
export function noSuchCode(code: string): string {
	const help =
		didYouMean(code, problemCodes) ??
		`Codes are ${listWords(problemCodes, 100)}.`;
	return `There is no code "${code}". ${help}`;
}

function isCode(code: string): code is ProblemCode {
	return (problemCodes as readonly string[]).includes(code);
}

function indented(lines: string): string {
	return lines.replace(/^/gm, "    ");
}

/** `docs/errors.md`. */
export function errorsPage(): string {
	const sections = problemCodes.map((code) => {
		const { about, wrong, right } = errorPages[code];
		return `## ${code}\n\n${about}\n\n${fenced("Wrong", wrong)}\n\n${fenced("Right", right)}\n`;
	});
	return `# Problems in rules, and what to do about them

Every problem has a code, a place and a way out; \`npm run marhaba -- check\` shows them all at once. Errors stop a load and
the old rules stay live; warnings do not. This page is generated: \`npm run generate\`.

${sections.join("\n")}`;
}

function fenced(title: string, lines: string): string {
	return `${title}:\n\n\`\`\`yaml\n${lines}\n\`\`\``;
}
