import type { KnownTemplate, TemplateChange } from "../../engine/model.ts";
import {
	isSendable,
	needsOf,
	type Template,
} from "../../infobip/templates/template.ts";
import type { WebhookTemplate } from "../../infobip/webhook/items.ts";

/** A template of Infobip's in our words. */
export function knownTemplate(template: Template): KnownTemplate {
	const { id, name, language, status = "UNKNOWN", structure } = template;
	const needs = needsOf(template);
	return {
		id,
		name,
		language,
		status,
		usable: isSendable(status),
		category: template.category ?? null,
		quality: template.quality ?? null,
		reason: null,
		text: structure.body?.text ?? "",
		blanks: needs.placeholders,
		header: needs.header === null ? null : (headers[needs.header] ?? "other"),
		// Carousels are not in the rules language.
		buttons:
			needs.cards > 0
				? ["other"]
				: needs.buttons.map((type) => buttons[type] ?? "other"),
	};
}

const headers: Readonly<Record<string, KnownTemplate["header"]>> = {
	TEXT: "text",
	IMAGE: "image",
	VIDEO: "video",
	DOCUMENT: "document",
	LOCATION: "location",
};

const buttons: Readonly<Record<string, KnownTemplate["buttons"][number]>> = {
	QUICK_REPLY: "quick_reply",
	URL: "url",
	COPY_CODE: "copy_code",
};

/** What an event of Infobip's tells of a template, in our words; undefined where it tells nothing that is kept. */
export function templateChange({
	templateId: id,
	name,
	language,
	news,
}: WebhookTemplate):
	| (TemplateChange & { readonly name: string; readonly language: string })
	| undefined {
	const { status, category, quality, reason } = news;
	if (status === null && category === null && quality === null)
		return undefined;
	return {
		id,
		name: name ?? "",
		language: language ?? "",
		...(status === null
			? {}
			: { status, usable: isSendable(status), reason: spoken(reason) }),
		...(category === null ? {} : { category }),
		...(quality === null ? {} : { quality }),
	};
}

function spoken(reason: string | null): string | null {
	return reason === "NONE" ? null : reason;
}
