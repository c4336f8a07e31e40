import type { Command } from "commander";
import { exportContacts } from "../desk/export-contacts.ts";
import { CommandError } from "./exit.ts";
import { openToRead } from "./open-to-read.ts";
import { readSettings } from "./settings.ts";
import { writePart } from "./write-part.ts";

/** `marhaba export CONTACT`: everything that is kept about a person, read from the database whether the server runs or not. */
export function exportCommand(program: Command): void {
	program
		.command("export")
		.description("everything that is kept about a contact, as one JSON file")
		.argument("<contact>", "a phone number, p_55 or c_812")
		.option("--json", "as JSON, which it always is")
		.action(exportContact);
}

async function exportContact(name: string): Promise<void> {
	const { database } = readSettings();
	const reader = openToRead(database);
	try {
		const found = await reader.history.find(name);
		if (found.length === 0)
			throw new CommandError(`Nobody is known as "${name}".`, "problems");
		const contacts = new Set(found.map(({ contact }) => contact.id));
		for await (const part of exportContacts([...contacts], reader))
			await writePart(part);
	} finally {
		reader.close();
	}
}
