import type { Command } from "commander";
import {
	createTemplate,
	deleteTemplate,
	editTemplate,
} from "./templates/change-templates.ts";
import {
	keepTemplates,
	listTemplates,
	showTemplate,
} from "./templates/show-templates.ts";

const descriptionExample = `
A description, here in two languages (docs/infobip.md has every word):

  name: table_ready
  category: utility
  body: { en: "Hello {{1}}, your table is ready.", fr: "Bonjour {{1}}, votre table est prête." }
  examples: [Rana]
  buttons:
    - quick_reply: { en: On my way, fr: "J'arrive" }
`;

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
	command("list", "all of them, with what became of them").action(
		listTemplates,
	);
	command("show", "one of them")
		.argument("<name>", "its name")
		.option("--language <code>", "only in this language")
		.action(showTemplate);
	command("create", "hand one in for approval, in each of its languages")
		.argument("<file>", "a YAML description")
		.addHelpText("after", descriptionExample)
		.option("--dry-run", "print the requests and send nothing")
		.action(createTemplate);
	command("edit", "change one; WhatsApp approves it anew")
		.argument("<file>", "its YAML description as it is to be")
		.option("--dry-run", "print the requests and send nothing")
		.option("-y, --yes", "do not ask")
		.action(editTemplate);
	command("delete", "delete one in all its languages")
		.argument("<name>", "its name")
		.option("-y, --yes", "do not ask")
		.action(deleteTemplate);
	command("sync", "keep here what WhatsApp has, for checking rules").action(
		keepTemplates,
	);
}
