import { createInterface, type Interface } from "node:readline";
import type { Command } from "commander";
import { AskError } from "../desk/ask-error.ts";
import { NoRulesError } from "../runtime/rule-book/live-rules.ts";
import { answerTo } from "./chat/slash-commands.ts";
import { type Chat, startChat } from "./chat/start-chat.ts";
import { exitCode } from "./exit.ts";
import { colours, tell } from "./output.ts";
import { readSettings } from "./settings.ts";
import { tellProblems } from "./tell-problems.ts";

/** What `chat` is told. */
export interface ChatOptions {
	readonly as: string;
	readonly name?: string;
	readonly at?: string;
	readonly rules?: string;
}

/** `marhaba chat`: be the customer. Reads lines from a terminal or a pipe; nothing leaves, nothing is kept. */
export function chatCommand(program: Command): void {
	program
		.command("chat")
		.description("talk to the bot in the terminal, or in a pipe")
		.option("--as <number>", "the number you write from", "96170111222")
		.option("--name <name>", "the name on your profile")
		.option("--at <moment>", "begin then: 2026-11-22 23:30, 23:30, fri 10:00")
		.option("--rules <path>", "RULES: a file, or a folder of *.yaml")
		.action(chat);
}

async function chat(options: ChatOptions): Promise<void> {
	const settings = readSettings({ RULES: options.rules });
	const { rules } = settings;
	const talk = await startChat(settings, options).catch(
		async (error: unknown) => {
			if (!(error instanceof NoRulesError || error instanceof AskError))
				throw error;
			await tellProblems(error.problems, rules);
			process.exitCode = exitCode.problems;
			return null;
		},
	);
	if (talk === null) return;
	if (process.stdin.isTTY)
		tell(
			`You are ${options.as}. Write as a customer would; /help shows what else there is, Ctrl-D ends.`,
		);
	await readLines(talk);
	await talk.stop();
}

async function readLines(talk: Chat): Promise<void> {
	const lines = createInterface({
		input: process.stdin,
		...(process.stdin.isTTY ? { output: process.stderr } : {}),
		prompt: colours.dim("you  "),
	});
	lines.prompt();
	for await (const line of lines) {
		if (!(await take(talk, line.trim(), lines))) break;
		lines.prompt();
	}
	lines.close();
}

/** Takes one line; false ends the chat. */
async function take(
	talk: Chat,
	line: string,
	lines: Interface,
): Promise<boolean> {
	if (line === "") return true;
	if (line === "/quit") return false;
	lines.pause();
	if (line.startsWith("/")) await answerTo(line, talk);
	else await talk.say({ type: "text", text: line });
	lines.resume();
	return true;
}
