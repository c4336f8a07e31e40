import { createInterface } from "node:readline/promises";
import { CommandError } from "./exit.ts";

/** What is asked before something happens that cannot be taken back. */
export interface Question {
	/** What a person at a terminal is asked, `Send this to +961…?` */
	readonly ask: string;
	/** What is about to happen, for whoever cannot be asked: `This sends a real message.` */
	readonly deed: string;
	/** What to say of a no: `Nothing was sent.` */
	readonly undone: string;
}

/** Goes on after a yes, or at once with `--yes`; throws a {@link CommandError} where nobody can answer, and after a no. */
export async function confirm(
	{ ask, deed, undone }: Question,
	{ yes }: { readonly yes?: boolean },
): Promise<void> {
	if (yes) return;
	if (!process.stdin.isTTY)
		throw new CommandError(
			`${deed} Say --yes to do it without being asked.`,
			"usage",
		);
	const terminal = createInterface({
		input: process.stdin,
		output: process.stderr,
	});
	const answer = await terminal.question(`${ask} [y/N] `);
	terminal.close();
	if (!/^y(es)?$/i.test(answer.trim()))
		throw new CommandError(undone, "problems");
}
