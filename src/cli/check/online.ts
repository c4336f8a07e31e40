import { knownTemplate } from "../../channels/whatsapp/known-template.ts";
import { sentMedia } from "../../engine/language/lint/fetched-media.ts";
import {
	type LoadedRules,
	loadRules,
	type RulesFile,
} from "../../engine/language/load-rules.ts";
import { accountOf, asking } from "../account.ts";
import { tell } from "../output.ts";
import { readSettings } from "../settings.ts";
import { lookAtMedia } from "./look-at-media.ts";

/** Holds rules against the world: the templates that WhatsApp has approved, and the files on the web that rules send. */
export async function checkOnline(
	files: readonly RulesFile[],
): Promise<LoadedRules> {
	const first = loadRules(files);
	// Rules with mistakes are mended first: half of what they send is not known.
	if (first.artefact === null) return first;
	const media = await lookAtMedia(sentMedia(first.artefact.data));
	return loadRules(files, { media, templates: await templatesOnline() });
}

async function templatesOnline() {
	const config = readSettings();
	if (config.infobip === null) {
		tell("No Infobip account is set, so templates were not looked at.");
		return null;
	}
	const { client, sender } = accountOf(config);
	const listed = await asking(() => client.templates.list(sender));
	return { templates: listed.map(knownTemplate), severity: "error" } as const;
}
