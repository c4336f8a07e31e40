import { isObject } from "../answer-body.ts";
import { isSendable, needsOf, template } from "../templates/template.ts";
import type { EmulatedTemplate } from "./emulated-template.ts";

/**
 * The chat error that a message with a template ends in: 7009 where the template is not approved, 7008 where it is wrongly filled in;
 * null where it is right.
 */
export function templateFault(
	all: readonly EmulatedTemplate[],
	content: unknown,
): number | null {
	if (!isObject(content)) return null;
	const found = all.find(
		({ name, language }) =>
			name === content.templateName && language === content.language,
	);
	if (found === undefined || !isSendable(found.status)) return 7009;
	return isFilledIn(found, content.templateData) ? null : 7008;
}

function isFilledIn(known: EmulatedTemplate, data: unknown): boolean {
	const needs = needsOf(template.parse(known));
	const { body, header, buttons, carousel } = (data ?? {}) as SentTemplateData;
	const types = (buttons ?? [])
		.map(({ type }) => type)
		.filter((type) => type !== "CATALOG" && type !== "VOICE_CALL");
	return (
		(body?.placeholders?.length ?? 0) === needs.placeholders &&
		(header?.type ?? null) === needs.header &&
		types.join() === needs.buttons.join() &&
		(carousel?.cards?.length ?? 0) === needs.cards
	);
}

// What the schema of sending let through.
interface SentTemplateData {
	readonly body?: { readonly placeholders?: readonly string[] };
	readonly header?: { readonly type: string };
	readonly buttons?: readonly { readonly type: string }[];
	readonly carousel?: { readonly cards?: readonly unknown[] };
}
