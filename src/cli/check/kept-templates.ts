import { existsSync } from "node:fs";
import { type Config, ConfigError } from "../../config.ts";
import type { KnownTemplates } from "../../engine/language/lint/approved-templates.ts";
import { StoreError } from "../../engine/ports.ts";
import { openSqliteReader } from "../../store/sqlite/open.ts";
import { readSettings } from "../settings.ts";

/**
 * The templates of our number as Infobip told of them last, kept here by the server or by `marhaba templates sync`; null where nothing
 * is kept, and in demo mode. They may be old, so that they warn and refuse nothing.
 */
export async function keptTemplates(): Promise<KnownTemplates | null> {
	const config = settingsOrNull();
	if (!config?.infobip || !existsSync(config.database)) return null;
	try {
		return await ofSender(config.database, config.infobip.sender);
	} catch (error) {
		// Rules are checked beside a database that another version wrote, too.
		if (error instanceof StoreError) return null;
		throw error;
	}
}

/** Files can be checked without settings that a server could start with. */
function settingsOrNull(): Config | null {
	try {
		return readSettings();
	} catch (error) {
		if (error instanceof ConfigError) return null;
		throw error;
	}
}

async function ofSender(
	file: string,
	sender: string,
): Promise<KnownTemplates | null> {
	const reader = openSqliteReader({ file });
	try {
		const lists = await reader.templates.lists();
		const ours = lists.find((list) => list.sender === sender);
		return ours ? { templates: ours.templates, severity: "warning" } : null;
	} finally {
		reader.close();
	}
}
