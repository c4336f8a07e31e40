import type { Command } from "commander";
import { CommandError } from "./exit.ts";
import { printJson, tell } from "./output.ts";
import { serverClient } from "./server-client.ts";
import { readSettings } from "./settings.ts";

interface HandoffOptions {
	readonly backAfter?: string;
	readonly sender?: string;
	readonly url?: string;
	readonly token?: string;
	readonly json?: boolean;
}

/** `marhaba handoff start|stop CONTACT`: a person takes a chat over, or gives it back to the running bot. */
export function handoffCommand(program: Command): void {
	const handoff = program
		.command("handoff")
		.description("take a chat over from the bot, or give it back");
	common(handoff.command("start"))
		.description("the bot is silent in this chat")
		.option("--back-after <time>", "when it comes back: 2h, or never", "12h")
		.action((contact, options) => change("POST", contact, options));
	common(handoff.command("stop"))
		.description("the bot answers in this chat again")
		.action((contact, options) => change("DELETE", contact, options));
}

function common(command: Command): Command {
	return command
		.argument("<contact>", "a phone number, p_55 or c_812")
		.option(
			"--sender <name>",
			"s_1, where the contact writes to several of ours",
		)
		.option("--url <address>", "the server (default: the one of this folder)")
		.option("--token <token>", "its ADMIN_TOKEN")
		.option("--json", "as JSON");
}

async function change(
	method: "POST" | "DELETE",
	contact: string,
	options: HandoffOptions,
): Promise<void> {
	const client = serverClient(readSettings(), options);
	const response = await client.request(pathOf(contact, options), {
		method,
		...(options.backAfter === undefined ? {} : bodyOf(options.backAfter)),
	});
	const answer = (await response.json()) as Record<string, unknown>;
	if (!response.ok)
		throw new CommandError(
			String(answer.detail ?? answer.title ?? response.status),
			response.status === 400 ? "usage" : "problems",
		);
	if (options.json) printJson(answer);
	else tell(sentence(answer));
}

function pathOf(contact: string, { sender }: HandoffOptions): string {
	const query = sender ? `?sender=${encodeURIComponent(sender)}` : "";
	return `/api/conversations/${encodeURIComponent(contact)}/handoff${query}`;
}

function bodyOf(backAfter: string): RequestInit {
	return {
		headers: { "content-type": "application/json" },
		body: JSON.stringify({ back_after: backAfter }),
	};
}

function sentence({
	conversation,
	mode,
	human_until: until,
}: Record<string, unknown>): string {
	if (mode === "bot") return `The bot answers in ${conversation} again.`;
	const back = until === null ? "until it is called back" : `until ${until}`;
	return `The bot is silent in ${conversation} ${back}.`;
}
