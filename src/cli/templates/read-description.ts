import { parse } from "yaml";
import { z } from "zod";
import { violations } from "../../infobip/requests/violations.ts";
import {
	type TemplateCreation,
	templateCreation,
} from "../../infobip/templates/creation.ts";
import { CommandError } from "../exit.ts";
import {
	type button,
	type Description,
	description,
	type header,
	type worded,
} from "./description.ts";

/**
 * Reads the YAML description of a template: one template for each language it has texts in. A file with `structure:` is taken as
 * Infobip's own request, for what the short form has no words for.
 *
 * @example
 * name: weekend_menu
 * category: marketing
 * body: { en: "Hello {{1}}, our menu.", fr: "Bonjour {{1}}, notre carte." }
 * examples: [Rana]
 * buttons:
 *   - quick_reply: { en: Book, fr: Réserver }
 */
export function readDescription(
	text: string,
	file: string,
): readonly TemplateCreation[] {
	const written = parseYaml(text, file);
	const wanted =
		typeof written === "object" && written !== null && "structure" in written
			? [written]
			: expanded(readShort(written, file), file);
	return wanted.map((one) => checked(one, file));
}

function parseYaml(text: string, file: string): unknown {
	try {
		return parse(text, { maxAliasCount: 0 });
	} catch (cause) {
		throw new CommandError(
			`${file} is not YAML: ${(cause as Error).message}`,
			"problems",
			{ cause },
		);
	}
}

function readShort(written: unknown, file: string): Description {
	const read = description.safeParse(written);
	if (read.success) return read.data;
	throw new CommandError(
		`${file} does not describe a template:\n${z.prettifyError(read.error)}`,
		"problems",
	);
}

function expanded(short: Description, file: string): readonly object[] {
	return languagesOf(short, file).map((language) => ({
		name: short.name,
		language,
		category: short.category,
		structure: structureOf(short, language, file),
	}));
}

function languagesOf(
	{ language, body }: Description,
	file: string,
): readonly string[] {
	if (language !== undefined) return [language].flat();
	if (typeof body !== "string") return Object.keys(body);
	throw new CommandError(
		`${file} does not say its language. Write language: en, or a text for each: body: { en: …, fr: … }.`,
		"problems",
	);
}

function structureOf(short: Description, language: string, file: string) {
	const { header, body, examples, footer, buttons } = short;
	const say = (text: Worded) => inLanguage(text, language, file);
	const given = Array.isArray(examples) ? examples : examples?.[language];
	return {
		...(header === undefined ? {} : { header: headerOf(header, say) }),
		body: {
			text: say(body),
			...(given === undefined ? {} : { examples: given }),
		},
		...(footer === undefined ? {} : { footer: { text: say(footer) } }),
		...(buttons === undefined
			? {}
			: { buttons: buttons.map((one) => buttonOf(one, say)) }),
	};
}

type Worded = z.output<typeof worded>;
type Say = (text: Worded) => string;

function inLanguage(text: Worded, language: string, file: string): string {
	if (typeof text === "string") return numbered(text, file);
	if (Object.hasOwn(text, language))
		return numbered(text[language] ?? "", file);
	throw new CommandError(
		`${file} has no text in "${language}" beside ${Object.keys(text).join(", ")}.`,
		"problems",
	);
}

// `{name}` is a placeholder of rules; to WhatsApp it is only text, and would be shown.
function numbered(text: string, file: string): string {
	const [single] = /(?<!\{)\{[^{}]+\}(?!\})/.exec(text) ?? [];
	if (single === undefined) return text;
	throw new CommandError(
		`${file}: WhatsApp has numbered blanks, written {{1}}, {{2}}; "${single}" would be shown as it stands.`,
		"problems",
	);
}

function headerOf(given: z.output<typeof header>, say: Say) {
	if ("text" in given) {
		const { text, example } = given;
		const shown = example === undefined ? {} : { example };
		return { format: "TEXT", text: say(text), ...shown };
	}
	if ("location" in given) return { format: "LOCATION" };
	const [[format, example] = ["image", ""]] = Object.entries(given);
	return { format: format.toUpperCase(), example };
}

function buttonOf(given: z.output<typeof button>, say: Say) {
	if ("quick_reply" in given)
		return { type: "QUICK_REPLY", text: say(given.quick_reply) };
	if ("copy_code" in given)
		return { type: "COPY_CODE", example: given.copy_code };
	if ("phone" in given)
		return {
			type: "PHONE_NUMBER",
			text: say(given.label),
			phoneNumber: given.phone,
		};
	const { url, label, example } = given;
	const shown = example === undefined ? {} : { example };
	return { type: "URL", text: say(label), url, ...shown };
}

function checked(wanted: object, file: string): TemplateCreation {
	const wrong = violations(templateCreation, wanted);
	// What passes the check is one.
	if (wrong.length === 0) return wanted as TemplateCreation;
	const { language } = wanted as { readonly language?: string };
	const lines = wrong.map(({ path, violation }) =>
		`  ${path} ${violation}`.trimEnd(),
	);
	throw new CommandError(
		`${file}: WhatsApp would not take this template (${language ?? "?"}):\n${lines.join("\n")}`,
		"problems",
	);
}
