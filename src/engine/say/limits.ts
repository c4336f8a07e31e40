import type { Finding } from "../model.ts";
import { parsePlaceholders } from "./placeholders.ts";
import { type Texts, wordingsIn } from "./texts.ts";

/**
 * WhatsApp's own limits, in UTF-16 units where they count letters, as Infobip's API states them. They are checked when the rules
 * are loaded, so that a reply is never refused when a customer waits for it.
 */
export const whatsappLimits = {
	text: 4096,
	caption: 3000,
	interactiveBody: 1024,
	header: 60,
	footer: 60,
	buttonLabel: 20,
	buttonId: 256,
	buttons: 3,
	listLabel: 20,
	rowLabel: 24,
	rowAbout: 72,
	rowId: 200,
	rows: 10,
	sectionTitle: 24,
	locationName: 1000,
	locationAddress: 1000,
	cardText: 256,
	filename: 240,
	url: 2048,
	templateName: 512,
	templateButtons: 10,
} as const;

/** The texts that are too long for their place even before anything is filled in. `what` names the place: `A button's label`. */
export function lengthFindings(
	texts: Texts,
	{
		limit,
		what,
		path,
	}: {
		readonly limit: number;
		readonly what: string;
		readonly path: readonly (string | number)[];
	},
): readonly Finding[] {
	return wordingsIn(texts)
		.map((wording) => ({ ...wording, length: fixedLength(wording.text) }))
		.filter(({ length }) => length > limit)
		.map((wording) =>
			limitFinding(
				[...path, ...wording.path],
				`${what} can have ${limit} letters; this has ${wording.length}.`,
				`Take ${wording.length - limit} away.`,
			),
		);
}

/** What stands there by itself; placeholders count as nothing. */
function fixedLength(text: string): number {
	return parsePlaceholders(text)
		.filter((segment) => typeof segment === "string")
		.reduce((length, literal) => length + literal.length, 0);
}

/** An error with the code `whatsapp-limit`. */
export function limitFinding(
	path: Finding["path"],
	message: string,
	help: string | null,
): Finding {
	return { path, code: "whatsapp-limit", severity: "error", message, help };
}
