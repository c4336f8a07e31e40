import type { Command } from "commander";
import { readable } from "../channels/readable.ts";
import type { JsonObject, OutboundContent } from "../engine/model.ts";
import type { TranscriptLine } from "../engine/ports.ts";
import { CommandError } from "./exit.ts";
import { openToRead } from "./open-to-read.ts";
import { colours, print, printJson } from "./output.ts";
import { readSettings } from "./settings.ts";

interface HistoryOptions {
	readonly limit: string;
	readonly json?: boolean;
}

/** `marhaba history CONTACT`: what was said, read from the database; a running bot is not disturbed. */
export function historyCommand(program: Command): void {
	program
		.command("history")
		.description("what was said with one contact")
		.argument("<contact>", "a phone number, p_55 or c_812")
		.option("--limit <number>", "how many messages, the newest", "50")
		.option("--json", "as JSON")
		.action(history);
}

async function history(name: string, options: HistoryOptions): Promise<void> {
	const limit = limitOf(options.limit);
	const { database } = readSettings();
	const reader = openToRead(database);
	try {
		const [found] = await reader.history.find(name);
		if (!found)
			throw new CommandError(`Nobody is known as "${name}".`, "problems");
		const lines = await reader.history.transcript(found.id, {
			before: null,
			limit,
		});
		if (options.json) printJson(lines.map(lineJson));
		else for (const line of lines) print(lineText(line));
	} finally {
		reader.close();
	}
}

function limitOf(text: string): number {
	const limit = Number(text);
	if (Number.isInteger(limit) && limit >= 1 && limit <= 500) return limit;
	throw new CommandError(
		`--limit should be a number from 1 to 500; "${text}" is not.`,
		"usage",
	);
}

function lineJson(line: TranscriptLine): JsonObject {
	return { ...line, at: new Date(line.at).toISOString() };
}

function lineText(line: TranscriptLine): string {
	const { at, from, rule, status } = line;
	const time = new Date(at).toISOString().slice(0, 19).replace("T", " ");
	const who = from === "customer" ? colours.cyan("→") : colours.green("←");
	const why = [rule, status].filter(Boolean).join(", ");
	return `${colours.dim(time)} ${who} ${shown(line)}${why ? colours.dim(`  (${why})`) : ""}`;
}

/** Ours as the customer saw it, on one line; theirs by what they wrote. */
function shown({ from, content }: TranscriptLine): string {
	if (from !== "customer")
		return readable(content as unknown as OutboundContent).replace(
			/\n/g,
			" · ",
		);
	const { type, ...rest } = content;
	if (type === "text") return String(rest.text);
	return `[${String(type)}] ${rest.caption ?? rest.label ?? rest.name ?? rest.url ?? ""}`.trim();
}
