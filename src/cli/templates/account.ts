import type { Template } from "../../infobip/templates/template.ts";
import { type Account, accountOf, asking } from "../account.ts";
import { CommandError } from "../exit.ts";
import { readSettings } from "../settings.ts";

/** What the commands under `templates` can be told. */
export interface TemplateOptions {
	readonly sender?: string;
	readonly language?: string;
	readonly json?: boolean;
	readonly yes?: boolean;
	readonly dryRun?: boolean;
}

/** The account, with the number whose templates are meant. */
export function templateAccount({ sender }: TemplateOptions): Account {
	const known = accountOf(readSettings());
	return { ...known, sender: sender ?? known.sender };
}

/** All languages of one template. Throws a {@link CommandError} with the names there are, where it is none of them. */
export async function templatesNamed(
	{ client, sender }: Account,
	name: string,
): Promise<readonly Template[]> {
	const all = await asking(() => client.templates.list(sender));
	const found = all.filter((one) => one.name === name);
	if (found.length > 0) return found;
	const names = [...new Set(all.map((one) => one.name))].join(", ");
	throw new CommandError(
		`There is no template "${name}". ${names === "" ? "There is none at all." : `There are ${names}.`}`,
		"problems",
	);
}
