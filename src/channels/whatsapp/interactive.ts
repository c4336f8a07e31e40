import type {
	OutboundButtons,
	OutboundContent,
	OutboundList,
	OutboundTemplate,
} from "../../engine/model.ts";
import type { RequestOf } from "../../infobip/requests/requests.ts";

/** The content of a request of one kind. */
type ContentOf<Name extends "buttons" | "list" | "template" | "contact"> =
	RequestOf<Name>["content"];

/** Text that says something, else nothing: an empty header would be refused. */
export function filled(text: string | undefined): string | undefined {
	return text?.trim() ? text : undefined;
}

/** Buttons as Infobip wants them. */
export function buttonsContent(buttons: OutboundButtons): ContentOf<"buttons"> {
	return {
		body: { text: buttons.text },
		action: {
			buttons: buttons.options.map(({ id, label }) => ({
				type: "REPLY",
				id,
				title: label,
			})),
		},
		header: headerOf(buttons),
		footer: footerOf(buttons),
	};
}

function headerOf({ image, header }: OutboundButtons) {
	const mediaUrl = filled(image);
	if (mediaUrl !== undefined) return { type: "IMAGE", mediaUrl } as const;
	return textHeader({ header });
}

function textHeader({ header }: { readonly header?: string | undefined }) {
	const text = filled(header);
	return text === undefined ? undefined : ({ type: "TEXT", text } as const);
}

function footerOf({ footer }: { readonly footer?: string }) {
	const text = filled(footer);
	return text === undefined ? undefined : { text };
}

/** A list as Infobip wants it. */
export function listContent(list: OutboundList): ContentOf<"list"> {
	return {
		body: { text: list.text },
		action: {
			title: list.label,
			sections: list.sections.map(({ title, options }) => ({
				title: filled(title),
				rows: options.map(rowOf),
			})),
		},
		header: textHeader(list),
		footer: footerOf(list),
	};
}

function rowOf({
	id,
	label,
	about,
}: OutboundList["sections"][number]["options"][number]) {
	return { id, title: label, description: filled(about) };
}

/** A filled-in template as Infobip wants it. */
export function templateContent(
	template: OutboundTemplate,
): ContentOf<"template"> {
	return {
		templateName: template.name,
		templateData: {
			body: { placeholders: [...template.body] },
			header: template.header && templateHeader(template.header),
			buttons: template.buttons?.map(templateButton),
		},
		language: template.language,
	};
}

function templateHeader(header: NonNullable<OutboundTemplate["header"]>) {
	switch (header.type) {
		case "text":
			return { type: "TEXT", placeholder: header.text } as const;
		case "image":
			return { type: "IMAGE", mediaUrl: header.url } as const;
		case "video":
			return { type: "VIDEO", mediaUrl: header.url } as const;
		case "document": {
			const filename = filled(header.filename) ?? nameIn(header.url);
			return { type: "DOCUMENT", mediaUrl: header.url, filename } as const;
		}
		case "location": {
			const { latitude, longitude } = header;
			return { type: "LOCATION", latitude, longitude } as const;
		}
	}
}

// A template's document has to have a name.
function nameIn(url: string): string {
	const path = URL.canParse(url) ? new URL(url).pathname : "";
	return path.split("/").at(-1)?.slice(-240) || "document";
}

function templateButton({
	type,
	value,
}: NonNullable<OutboundTemplate["buttons"]>[number]) {
	const types = {
		quick_reply: "QUICK_REPLY",
		url: "URL",
		copy_code: "COPY_CODE",
	} as const;
	return { type: types[type], parameter: value };
}

/** A contact card as Infobip wants it; `waId` gives it WhatsApp's "Message" button. */
export function contactContent(
	card: Extract<OutboundContent, { readonly type: "contact_card" }>,
): ContentOf<"contact"> {
	const { name, phone } = card;
	const email = filled(card.email);
	const company = filled(card.company);
	return {
		contacts: [
			{
				name: { firstName: name, formattedName: name },
				phones: [{ phone, type: "WORK", waId: phone.replace(/\D/g, "") }],
				emails: email === undefined ? undefined : [{ email, type: "WORK" }],
				org: company === undefined ? undefined : { company },
			},
		],
	};
}
