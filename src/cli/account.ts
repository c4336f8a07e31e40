import type { Config } from "../config.ts";
import { ChannelError } from "../engine/ports.ts";
import { type Infobip, infobip } from "../infobip/client.ts";
import { InfobipError } from "../infobip/error.ts";
import { version } from "../version.ts";
import { CommandError } from "./exit.ts";

/** The account's client with the number it sends from. */
export interface Account {
	readonly client: Infobip;
	readonly sender: string;
}

/** The Infobip account of the environment; a {@link CommandError} where there is none. */
export function accountOf({
	infobip: account,
	sendTimeoutMs,
}: Config): Account {
	if (account === null)
		throw new CommandError(
			"This talks to Infobip itself, and no account is set. Put INFOBIP_BASE_URL, INFOBIP_API_KEY and INFOBIP_SENDER into .env.",
			"configuration",
		);
	const client = infobip({
		baseUrl: account.baseUrl,
		apiKey: account.apiKey,
		timeoutMs: sendTimeoutMs,
		userAgent: `marhaba/${version}`,
	});
	return { client, sender: account.sender };
}

/** Runs something that asks Infobip; its refusals become what the command line says and answers. */
export async function asking<Answer>(
	question: () => Promise<Answer>,
): Promise<Answer> {
	try {
		return await question();
	} catch (error) {
		const said = error instanceof ChannelError ? error.cause : error;
		throw said instanceof InfobipError ? explained(said) : error;
	}
}

function explained(error: InfobipError): CommandError {
	const reached = error.status !== null || error.code === "INVALID_REQUEST";
	const details = error.violations.map(
		({ path, violation }) => `  ${path}: ${violation}`,
	);
	return new CommandError(
		[`${error.message} (${error.code})`, ...details, error.advice]
			.filter((line) => line !== null)
			.join("\n"),
		reached ? "refused" : "network",
		{ cause: error },
	);
}
