import { readFile } from "node:fs/promises";
import type { TemplateCreation } from "../../infobip/templates/creation.ts";
import type { Template } from "../../infobip/templates/template.ts";
import { asking } from "../account.ts";
import { confirm } from "../confirm.ts";
import { CommandError } from "../exit.ts";
import { printJson, tell } from "../output.ts";
import { readSettings } from "../settings.ts";
import {
	type TemplateOptions,
	templateAccount,
	templatesNamed,
} from "./account.ts";
import { readDescription } from "./read-description.ts";
import { syncTemplates } from "./sync-templates.ts";

const change = {
	deed: "This changes what WhatsApp has.",
	undone: "Nothing was changed.",
} as const;

/** `templates create FILE`: hands one in, in each of its languages. */
export async function createTemplate(
	file: string,
	options: TemplateOptions,
): Promise<void> {
	const wanted = await read(file);
	if (options.dryRun) return printJson(wanted);
	const { client, sender } = templateAccount(options);
	const made: Template[] = [];
	for (const one of wanted) {
		made.push(await asking(() => client.templates.create(sender, one)));
		tell(`Handed in: ${one.name} (${one.language}).`);
	}
	if (options.json) printJson(made);
	await keepAnew();
}

/** `templates edit FILE`: changes one, in each language that the file has. */
export async function editTemplate(
	file: string,
	options: TemplateOptions,
): Promise<void> {
	const wanted = await read(file);
	if (options.dryRun) return printJson(wanted);
	const ours = templateAccount(options);
	const all = await templatesNamed(ours, wanted[0]?.name ?? "");
	const changes = wanted.map((one) => ({ ...one, id: idOf(one, all) }));
	await confirm(
		{
			...change,
			ask: `Change ${wanted[0]?.name}? WhatsApp takes one change a day, and approves it anew.`,
		},
		options,
	);
	for (const { id, language, structure, name } of changes) {
		const which = { sender: ours.sender, id };
		await asking(() => ours.client.templates.edit(which, { structure }));
		tell(`Changed: ${name} (${language}). It waits for approval.`);
	}
	await keepAnew();
}

function idOf(
	{ name, language }: TemplateCreation,
	all: readonly Template[],
): string {
	const known = all.find((one) => one.language === language);
	if (known !== undefined) return known.id;
	throw new CommandError(
		`There is no "${name}" in "${language}" to change. "marhaba templates create" hands it in.`,
		"problems",
	);
}

/** `templates delete NAME`: in all its languages. */
export async function deleteTemplate(
	name: string,
	options: TemplateOptions,
): Promise<void> {
	const ours = templateAccount(options);
	const all = await templatesNamed(ours, name);
	const languages = all.map(({ language }) => language).join(", ");
	await confirm(
		{
			...change,
			ask: `Delete ${name} (${languages})? The name is not free again for 30 days.`,
		},
		options,
	);
	const { client, sender } = ours;
	await asking(() => client.templates.delete({ sender, name }));
	tell(`Deleted: ${name}.`);
	await keepAnew();
}

async function read(file: string) {
	const text = await readFile(file, "utf8").catch(() => {
		throw new CommandError(`${file} cannot be read.`, "usage");
	});
	return readDescription(text, file);
}

/** What is kept here follows what was changed, so that `check` compares with it; where that fails, the next sync will. */
async function keepAnew(): Promise<void> {
	await syncTemplates(readSettings()).catch(() =>
		tell('What is kept here is as before: "marhaba templates sync" renews it.'),
	);
}
