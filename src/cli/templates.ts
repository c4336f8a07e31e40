import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline/promises";
import type { Command } from "commander";
import type { Template } from "../infobip/templates/template.ts";
import { type Account, accountOf, asking } from "./account.ts";
import { CommandError } from "./exit.ts";
import { colours, print, printJson, tell } from "./output.ts";
import { readSettings } from "./settings.ts";
import { readDescription } from "./templates/read-description.ts";
import { syncTemplates } from "./templates/sync-templates.ts";

interface TemplateOptions {
	readonly sender?: string;
	readonly language?: string;
	readonly json?: boolean;
	readonly yes?: boolean;
	readonly dryRun?: boolean;
}

/** `marhaba templates …`: the messages that may leave after 24 hours of silence. */
export function templatesCommand(program: Command): void {
	const templates = program
		.command("templates")
		.description("the messages that WhatsApp has to approve first");
	const command = (name: string, words: string) =>
		templates
			.command(name)
			.description(words)
			.option("--sender <number>", "another number of the account")
			.option("--json", "as JSON");
	command("list", "all of them, with what became of them").action(list);
	command("show", "one of them")
		.argument("<name>", "its name")
		.option("--language <code>", "only in this language")
		.action(show);
	command("create", "hand one in for approval, in each of its languages")
		.argument("<file>", "a YAML description")
		.option("--dry-run", "print the requests and send nothing")
		.action(create);
	command("edit", "change one; WhatsApp approves it anew")
		.argument("<file>", "its YAML description as it is to be")
		.option("--dry-run", "print the requests and send nothing")
		.option("-y, --yes", "do not ask")
		.action(edit);
	command("delete", "delete one in all its languages")
		.argument("<name>", "its name")
		.option("-y, --yes", "do not ask")
		.action(remove);
	command("sync", "keep here what WhatsApp has, for checking rules").action(
		sync,
	);
}

function account({ sender }: TemplateOptions): Account {
	const known = accountOf(readSettings());
	return { ...known, sender: sender ?? known.sender };
}

async function list(options: TemplateOptions): Promise<void> {
	const { client, sender } = account(options);
	const all = await asking(() => client.templates.list(sender));
	if (options.json) return printJson(all);
	for (const one of all) print(lineOf(one));
	if (all.length === 0) tell("There are none yet.");
}

function lineOf({ name, language, status = "UNKNOWN", category }: Template) {
	const paint = status === "APPROVED" ? colours.green : colours.yellow;
	return `${name.padEnd(32)} ${language.padEnd(6)} ${paint(status.padEnd(10))} ${category ?? ""}`.trimEnd();
}

async function named(
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

async function show(name: string, options: TemplateOptions): Promise<void> {
	const all = await named(account(options), name);
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

async function read(file: string) {
	const text = await readFile(file, "utf8").catch(() => {
		throw new CommandError(`${file} cannot be read.`, "usage");
	});
	return readDescription(text, file);
}

async function create(file: string, options: TemplateOptions): Promise<void> {
	const wanted = await read(file);
	if (options.dryRun) return printJson(wanted);
	const { client, sender } = account(options);
	const made: Template[] = [];
	for (const one of wanted) {
		made.push(await asking(() => client.templates.create(sender, one)));
		tell(`Handed in: ${one.name} (${one.language}).`);
	}
	if (options.json) printJson(made);
}

async function edit(file: string, options: TemplateOptions): Promise<void> {
	const wanted = await read(file);
	if (options.dryRun) return printJson(wanted);
	const ours = account(options);
	const all = await named(ours, wanted[0]?.name ?? "");
	await confirmed(
		`Change ${wanted[0]?.name}? WhatsApp takes one change a day, and approves it anew.`,
		options,
	);
	for (const { language, structure, name } of wanted) {
		const known = all.find((one) => one.language === language);
		if (known === undefined)
			throw new CommandError(
				`There is no "${name}" in "${language}" to change. "marhaba templates create" hands it in.`,
				"problems",
			);
		const which = { sender: ours.sender, id: known.id };
		await asking(() => ours.client.templates.edit(which, { structure }));
		tell(`Changed: ${name} (${language}). It waits for approval.`);
	}
}

async function remove(name: string, options: TemplateOptions): Promise<void> {
	const ours = account(options);
	const all = await named(ours, name);
	const languages = all.map(({ language }) => language).join(", ");
	await confirmed(
		`Delete ${name} (${languages})? The name is not free again for 30 days.`,
		options,
	);
	const { client, sender } = ours;
	await asking(() => client.templates.delete({ sender, name }));
	tell(`Deleted: ${name}.`);
}

async function confirmed(
	question: string,
	{ yes }: TemplateOptions,
): Promise<void> {
	if (yes) return;
	if (!process.stdin.isTTY)
		throw new CommandError(
			"This changes what WhatsApp has. Say --yes to do it without being asked.",
			"usage",
		);
	const ask = createInterface({ input: process.stdin, output: process.stderr });
	const answer = await ask.question(`${question} [y/N] `);
	ask.close();
	if (!/^y(es)?$/i.test(answer.trim()))
		throw new CommandError("Nothing was changed.", "problems");
}

async function sync(options: TemplateOptions): Promise<void> {
	const templates = await syncTemplates(readSettings());
	if (options.json) return printJson(templates);
	tell(`${templates.length} templates are kept.`);
}
