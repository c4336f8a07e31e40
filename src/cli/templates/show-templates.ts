import type { Template } from "../../infobip/templates/template.ts";
import { asking } from "../account.ts";
import { colours, print, printJson, tell } from "../output.ts";
import { readSettings } from "../settings.ts";
import {
	type TemplateOptions,
	templateAccount,
	templatesNamed,
} from "./account.ts";
import { syncTemplates } from "./sync-templates.ts";

/** `templates list`: a line for each. */
export async function listTemplates(options: TemplateOptions): Promise<void> {
	const { client, sender } = templateAccount(options);
	const all = await asking(() => client.templates.list(sender));
	if (options.json) return printJson(all);
	for (const one of all) print(lineOf(one));
	if (all.length === 0) tell("There are none yet.");
}

function lineOf({ name, language, status = "UNKNOWN", category }: Template) {
	const paint = status === "APPROVED" ? colours.green : colours.yellow;
	return `${name.padEnd(32)} ${language.padEnd(6)} ${paint(status.padEnd(10))} ${category ?? ""}`.trimEnd();
}

/** `templates show NAME`: one of them as a customer sees it. */
export async function showTemplate(
	name: string,
	options: TemplateOptions,
): Promise<void> {
	const all = await templatesNamed(templateAccount(options), name);
	const shown = all.filter(
		({ language }) => (options.language ?? language) === language,
	);
	if (options.json) return printJson(shown);
	for (const one of shown) showOne(one);
}

function showOne(one: Template): void {
	const { header, body, footer, buttons = [] } = one.structure;
	print(lineOf(one));
	if (header !== undefined) print(`  [${header.format}] ${header.text ?? ""}`);
	for (const line of (body?.text ?? "").split("\n")) print(`  ${line}`);
	if (footer?.text !== undefined) print(`  ${colours.dim(footer.text)}`);
	for (const { type, text, url } of buttons)
		print(`  (${type ?? "BUTTON"}) ${text ?? ""} ${url ?? ""}`.trimEnd());
}

/** `templates sync`: keeps here what Infobip has. */
export async function keepTemplates(options: TemplateOptions): Promise<void> {
	const templates = await syncTemplates(readSettings());
	if (options.json) return printJson(templates);
	tell(`${templates.length} templates are kept.`);
}
