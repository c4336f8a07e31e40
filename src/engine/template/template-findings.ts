import type { Site } from "../kinds.ts";
import type { Finding } from "../model.ts";
import { lengthFindings, limitFinding, whatsappLimits } from "../say/limits.ts";
import { mediaFindings } from "../say/media.ts";
import type { SingleText } from "../say/texts.ts";
import { hoursFindings } from "../say/texts-findings.ts";
import { wrongTemplateName } from "./template-name.ts";
import type { Template } from "./template-spec.ts";

/** What else can be wrong with a template. Whether WhatsApp knows it, and how many blanks it has, only WhatsApp can tell. */
export function templateFindings(
	spec: Template,
	site: Site,
): readonly Finding[] {
	return [
		...nameFindings(spec),
		...languageFindings(spec),
		...headerFindings(spec, site),
		...buttonFindings(spec),
		...textsOf(spec).flatMap(({ text, path }) =>
			hoursFindings(text, site, path),
		),
	];
}

function nameFindings({ name }: Template): readonly Finding[] {
	const wrong = wrongTemplateName(name);
	return wrong ? [limitFinding(["name"], wrong.message, wrong.help)] : [];
}

function languageFindings({ language = {} }: Template): readonly Finding[] {
	const codes: readonly (readonly [Finding["path"], string])[] =
		typeof language === "string"
			? [[["language"], language]]
			: Object.entries(language).map(([ours, code]) => [
					["language", ours],
					code,
				]);
	return codes
		.filter(([, code]) => !/^[a-z]{2,3}([_-][A-Za-z]{2,4})?$/.test(code))
		.map(([path, code]) =>
			limitFinding(
				path,
				`"${code}" is not a language code of WhatsApp.`,
				"Write it as in en, en_US or pt_BR.",
			),
		);
}

function headerFindings({ header }: Template, site: Site): readonly Finding[] {
	if (header === undefined || header.type === "location") return [];
	if (header.type !== "text")
		return mediaFindings(header.url, ["header", header.type]);
	const path = ["header", "text"];
	return [
		...hoursFindings(header.text, site, path),
		...lengthFindings(header.text, {
			limit: whatsappLimits.header,
			what: "A header",
			path,
		}),
	];
}

function buttonFindings({ buttons = [] }: Template): readonly Finding[] {
	const { templateButtons } = whatsappLimits;
	if (buttons.length <= templateButtons) return [];
	return [
		limitFinding(
			["buttons"],
			`A template can have ${templateButtons} buttons; this has ${buttons.length}.`,
			null,
		),
	];
}

/** Every text that fills a blank, with the way to it. */
export function textsOf({ body, buttons = [] }: Template): readonly {
	readonly text: SingleText;
	readonly path: Finding["path"];
}[] {
	return [
		...body.map((text, index) => ({ text, path: ["body", index] })),
		...buttons.map(({ value }, index) => ({
			text: value,
			path: ["buttons", index],
		})),
	];
}
