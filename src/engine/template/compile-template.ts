import type { CompiledAction, Plan, Site, Situation } from "../kinds.ts";
import type { OutboundTemplate } from "../model.ts";
import { own } from "../own.ts";
import { compileSingle, type SaidOnce } from "../say/compile-single.ts";
import { whatsappLimits } from "../say/limits.ts";
import { compileAddress, type FilledAddress } from "../say/media.ts";
import { baseOf } from "../say/phrases.ts";
import type { SingleText } from "../say/texts.ts";
import type { Template, TemplateHeader } from "./template-spec.ts";

/** A blank of a template as it is filled in. */
type Blank = (situation: Situation) => SaidOnce;

/** Makes a template ready. One with a blank that stays empty is withheld: WhatsApp would take it and never deliver it. */
export function compileTemplate(spec: Template, site: Site): CompiledAction {
	const blank = (text: SingleText): Blank =>
		compileSingle(text, site, whatsappLimits.interactiveBody);
	const body = spec.body.map(blank);
	const buttons = spec.buttons?.map(({ value }) => blank(value)) ?? [];
	const header = spec.header?.type === "text" ? [blank(spec.header.text)] : [];
	const addressOf =
		spec.header && "url" in spec.header
			? compileAddress(spec.header.url)
			: null;
	return (situation) => {
		const language = codeFor(spec, situation.language);
		const read = inLanguageOf(spec, situation, site);
		const filled = fillAll([...header, ...body, ...buttons], read);
		const values = filled.values.slice(header.length);
		const address = addressOf?.(read) ?? null;
		return plan(withAddress(filled, address), {
			type: "template",
			name: spec.name,
			language,
			body: values.slice(0, body.length),
			...headerOf(spec.header, address?.text ?? filled.values[0] ?? ""),
			...buttonsOf(spec, values.slice(body.length)),
		});
	};
}

/** WhatsApp's code for the language: as stated, as mapped, or our own with an underscore. */
function codeFor({ language: stated }: Template, ours: string): string {
	if (typeof stated === "string") return stated.replace("-", "_");
	const mapped = stated && (own(stated, ours) ?? own(stated, baseOf(ours)));
	return (mapped ?? ours).replace("-", "_");
}

/** A template in one language for everybody has its blanks filled in that language, where the business speaks it. */
function inLanguageOf(
	{ language: stated }: Template,
	situation: Situation,
	{ data }: Site,
): Situation {
	if (typeof stated !== "string") return situation;
	const base = stated.split(/[_-]/, 1)[0];
	const language = data.profile.languages.find((one) => baseOf(one) === base);
	return language === undefined ? situation : { ...situation, language };
}

interface FilledBlanks {
	readonly values: readonly string[];
	readonly emptied: readonly string[];
	readonly conversation: Situation["conversation"];
}

function fillAll(blanks: readonly Blank[], situation: Situation): FilledBlanks {
	let { conversation } = situation;
	const said = blanks.map((blank) => {
		const one = blank({ ...situation, conversation });
		conversation = one.conversation;
		return one;
	});
	return {
		values: said.map(({ text }) => onOneLine(text)),
		emptied: said.flatMap(({ emptied }) => emptied),
		conversation,
	};
}

/** A header whose address came out as none is as empty as a blank. */
function withAddress(
	filled: FilledBlanks,
	address: FilledAddress | null,
): FilledBlanks {
	if (address === null) return filled;
	return {
		...filled,
		values: [...filled.values, address.usable ? address.text : ""],
		emptied: [...filled.emptied, ...address.emptied],
	};
}

/** WhatsApp refuses a blank with a line break, a tab or more than four spaces in a row. */
function onOneLine(text: string): string {
	return text.replace(/\s+/g, " ").trim();
}

function plan(filled: FilledBlanks, message: OutboundTemplate): Plan {
	const { name, language, body } = message;
	const missing = filled.values.some((value) => value === "");
	return {
		taken: [{ type: "template", name, language, body }],
		messages: [message],
		conversation: filled.conversation,
		emptied: filled.emptied,
		...(missing ? { withheld: "empty-placeholder" } : {}),
	};
}

function headerOf(
	header: TemplateHeader | undefined,
	filled: string,
): Pick<OutboundTemplate, "header"> {
	if (header === undefined) return {};
	if (header.type === "text") return { header: { ...header, text: filled } };
	return { header: "url" in header ? { ...header, url: filled } : header };
}

function buttonsOf(
	{ buttons }: Template,
	values: readonly string[],
): Pick<OutboundTemplate, "buttons"> {
	if (buttons === undefined) return {};
	return {
		buttons: buttons.map(({ type }, index) => ({
			type,
			value: values[index] ?? "",
		})),
	};
}
