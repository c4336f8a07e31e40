import type { Command } from "commander";
import { accountOf, asking } from "./account.ts";
import { tell } from "./output.ts";
import { readSettings } from "./settings.ts";

/** `marhaba read ID`: blue ticks for a customer's message. */
export function readCommand(program: Command): void {
	program
		.command("read")
		.description("mark a customer's message, and those before it, as read")
		.argument("<id>", "the messageId of the message, as the webhook brought it")
		.option("--sender <number>", "the number of ours that received it")
		.action(async (id: string, { sender }: { sender?: string }) => {
			const account = accountOf(readSettings());
			const from = sender ?? account.sender;
			await asking(() =>
				account.client.markAsRead({ sender: from, messageId: id }),
			);
			tell("Marked as read.");
		});
}
