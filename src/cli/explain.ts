import { existsSync } from "node:fs";
import type { Command } from "commander";
import { demoSender } from "../demo.ts";
import { AskError } from "../desk/ask-error.ts";
import { answerQuestion } from "../desk/questions.ts";
import { bookAt } from "../desk/rules-text.ts";
import {
	type Explained,
	explainedJson,
	type TraceLine,
} from "../engine/explain.ts";
import type { Conversation } from "../engine/model.ts";
import { openSqliteReader } from "../store/sqlite/open.ts";
import { systemClock } from "../store/system-clock.ts";
import { exitCode } from "./exit.ts";
import { colours, print, printJson, tell } from "./output.ts";
import { readSettings } from "./settings.ts";

interface ExplainOptions {
	readonly as?: string;
	readonly at?: string;
	readonly rules?: string;
	readonly json?: boolean;
}

/** `marhaba explain "TEXT"`: what the rules would do with a message, and why. Changes nothing. */
export function explainCommand(program: Command): void {
	program
		.command("explain")
		.description(
			"which rule would answer a message, and why each other would not",
		)
		.argument("<text>", "what a customer writes")
		.option(
			"--as <contact>",
			"decide as this contact: p_55, c_812 or a phone number",
		)
		.option(
			"--at <moment>",
			"as if it were then: 2026-11-22 23:30, 23:30, fri 10:00",
		)
		.option("--rules <path>", "RULES: a file, or a folder of *.yaml")
		.option("--json", "as JSON")
		.action(explainText);
}

async function explainText(
	text: string,
	options: ExplainOptions,
): Promise<void> {
	const config = readSettings({ RULES: options.rules });
	const { as = null, at = null } = options;
	try {
		const book = await bookAt(config.rules);
		const content = { type: "text", text } as const;
		const explained = await answerQuestion({ content, as, at }, book, {
			history: { find: (name) => findIn(config.database, name) },
			now: systemClock.now,
			sender: config.infobip?.sender ?? demoSender,
		});
		if (options.json) printJson(explainedJson(explained));
		else for (const line of lines(text, explained)) print(line);
	} catch (error) {
		if (!(error instanceof AskError)) throw error;
		tell(error.message);
		if (error.code === "rules-refused")
			tell('"marhaba check" lists the problems.');
		process.exitCode = exitCode.problems;
	}
}

/** Without a database nobody is known yet. */
async function findIn(
	file: string,
	name: string,
): Promise<readonly Conversation[]> {
	if (!existsSync(file)) return [];
	const reader = openSqliteReader({ file });
	try {
		return await reader.history.find(name);
	} finally {
		reader.close();
	}
}

function lines(
	text: string,
	{ decision, trace, folded, language }: Explained,
): string[] {
	const width = Math.max(...trace.map(({ rule }) => rule.length), 8);
	return [
		`message   ${JSON.stringify(text)}  →  ${JSON.stringify(folded ?? "")}  (${language})`,
		"",
		...trace.map((line, order) => traceLine(line, order, width)),
		"",
		...answerLines(decision),
	];
}

const marks: Readonly<Record<TraceLine["outcome"], string>> = {
	matched: colours.green("✓ matched    "),
	"near-miss": colours.yellow("~ near miss  "),
	"not-matched": "✗ not matched",
	"not-tried": colours.dim("– not tried  "),
};

function traceLine(
	{ rule, outcome, because, line }: TraceLine,
	order: number,
	width: number,
): string {
	const place = line === null ? "" : colours.dim(`  (line ${line})`);
	return `${String(order + 1).padStart(3)} ${rule.padEnd(width)}  ${marks[outcome]}  ${because}${place}`;
}

function answerLines({
	actions,
	silent,
	because,
}: Explained["decision"]): string[] {
	if (silent !== null)
		return [`silent    ${silent}${because ? `: ${because}` : ""}`];
	return actions.map(({ type, ...rest }) => {
		const words =
			typeof rest.text === "string" ? rest.text : JSON.stringify(rest);
		return `answer    ${type}  ${words}`;
	});
}
