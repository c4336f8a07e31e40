import type { Command } from "commander";
import { confirm, type Question } from "./confirm.ts";
import { CommandError } from "./exit.ts";
import type { FeedFrame } from "./feed-line.ts";
import { printJson, tell } from "./output.ts";
import { contentOf } from "./send/content.ts";
import { dryRun } from "./send/dry-run.ts";
import {
	messageFlags,
	type SendFlags,
	type SendKind,
	sendKinds,
} from "./send/flags.ts";
import { sendThrough, withServer } from "./send/through-server.ts";
import { readSettings } from "./settings.ts";

interface SendOptions extends SendFlags {
	readonly to: string;
	readonly yes?: boolean;
	readonly dryRun?: boolean;
	readonly json?: boolean;
}

/** `marhaba send KIND --to NUMBER`: one message through the outbox, so that it stands in the history. */
export function sendCommand(program: Command): void {
	const command = program
		.command("send")
		.description("send one message to one number")
		.argument("<kind>", `what: ${Object.keys(sendKinds).join(", ")}`)
		.requiredOption(
			"--to <number>",
			"to whom: a number with its country (+961…), a user id, p_55 or c_812",
		)
		.option("--dry-run", "print the request to Infobip and send nothing")
		.option("-y, --yes", "do not ask")
		.option("--json", "the outcome as JSON")
		.action(send);
	for (const [flag, about] of messageFlags) command.option(flag, about);
}

async function send(kind: string, options: SendOptions): Promise<void> {
	if (!isSendKind(kind))
		throw new CommandError(
			`send knows ${Object.keys(sendKinds).join(", ")}; "${kind}" is none of them.`,
			"usage",
		);
	const content = contentOf(kind, options);
	const config = readSettings();
	if (options.dryRun)
		return printJson(await dryRun(config, options.to, content));
	// A message to a real person is worth a question.
	if (config.infobip !== null) await confirm(questionOf(options), options);
	await withServer(config, async (client) => {
		report(await sendThrough(client, options.to, content), options);
	});
}

function isSendKind(kind: string): kind is SendKind {
	return Object.hasOwn(sendKinds, kind);
}

function questionOf({ to }: SendOptions): Question {
	return {
		ask: `Send this to ${to}?`,
		deed: "This sends a real message.",
		undone: "Nothing was sent.",
	};
}

function report(outcome: FeedFrame, { json }: SendOptions): void {
	if (json) printJson(outcome);
	if (outcome.type === "send.accepted") {
		tell(`Accepted by Infobip: ${String(outcome.messageId)}.`);
		return;
	}
	const { reason, error } = outcome as { reason?: string; error?: unknown };
	throw new CommandError(describeFailure(reason, error), "refused");
}

function describeFailure(reason: string | undefined, error: unknown): string {
	if (reason === "outside-window")
		return "Not sent: this person has not written for 24 hours, and WhatsApp then lets only templates through. Use send template.";
	if (reason) return `Not sent: ${reason}.`;
	const { message, advice } = (error ?? {}) as {
		message?: string;
		advice?: string | null;
	};
	return [`Not sent: ${message ?? "Infobip refused it"}.`, advice]
		.filter(Boolean)
		.join("\n");
}
