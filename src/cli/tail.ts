import type { Command } from "commander";
import { feedLines } from "./feed-line.ts";
import { print, tell } from "./output.ts";
import { readFeed } from "./read-feed.ts";
import { serverClient } from "./server-client.ts";
import { readSettings } from "./settings.ts";

interface TailOptions {
	readonly url?: string;
	readonly token?: string;
	readonly types?: string;
	readonly contact?: string;
	readonly rule?: string;
	readonly since?: string;
	readonly pii?: boolean;
	readonly json?: boolean;
}

/** How long to wait before a lost connection is tried again. */
const RETRY_MS = 2000;

/** `marhaba tail`: the feed of a running Marhaba, as it happens. */
export function tailCommand(program: Command): void {
	program
		.command("tail")
		.description("show what the running bot does, as it happens")
		.option(
			"--types <list>",
			"only these types, such as decision.made,send.failed",
		)
		.option(
			"--contact <name>",
			"only this contact: p_55, c_812 or a phone number",
		)
		.option("--rule <name>", "only this rule")
		.option("--since <id>", "all after this number (0: from the beginning)")
		.option("--pii", "phone numbers in full")
		.option("--url <address>", "the server (default: the one of this folder)")
		.option("--token <token>", "its ADMIN_TOKEN")
		.option("--json", "one JSON object a line")
		.action(tail);
}

async function tail(options: TailOptions): Promise<void> {
	const client = serverClient(readSettings(), options);
	const { types, contact, rule, pii } = options;
	let since = options.since;
	tell(`Listening to ${client.url} (Ctrl-C ends).`);
	for (;;) {
		const query = { types, contact, rule, since, pii: pii ? "1" : undefined };
		try {
			for await (const frame of readFeed(client, query)) {
				since = String(frame.seq);
				if (options.json) print(JSON.stringify(frame));
				else for (const line of feedLines(frame)) print(line);
			}
		} catch (error) {
			if (!(error instanceof TypeError)) throw error;
		}
		tell("The connection ended; trying again.");
		await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
	}
}
