import type {
	OutboundButtons,
	OutboundContent,
	OutboundList,
	OutboundTemplate,
} from "../../engine/model.ts";

/** The same message in the words of `POST /api/messages`, which are those of the rules language. */
export function wordsOf(content: OutboundContent): object {
	return { [content.type]: spokenOf(content) };
}

function spokenOf(content: OutboundContent): unknown {
	switch (content.type) {
		case "text":
			return content.text;
		case "buttons":
			return buttonsWords(content);
		case "list":
			return listWords(content);
		case "template":
			return templateWords(content);
		default: {
			const { type: _, ...rest } = content;
			return rest;
		}
	}
}

function buttonsWords({ type: _, options, ...rest }: OutboundButtons) {
	const labels = options.map(({ id, label }) => [id, label]);
	return { ...rest, options: Object.fromEntries(labels) };
}

function listWords({ type: _, sections, ...rest }: OutboundList) {
	const spoken = sections.map(({ options, ...section }) => {
		const rows = options.map(({ id, ...row }) => [id, row]);
		return { ...section, options: Object.fromEntries(rows) };
	});
	return { ...rest, sections: spoken };
}

function templateWords({
	type: _,
	header,
	buttons,
	...rest
}: OutboundTemplate) {
	const above = header && { header: headerWords(header) };
	const taps = buttons?.map(({ type, value }) => ({ [type]: value }));
	return { ...rest, ...above, ...(taps ? { buttons: taps } : {}) };
}

function headerWords(header: NonNullable<OutboundTemplate["header"]>) {
	const { type, ...rest } = header;
	if (header.type === "text") return { text: header.text };
	if (header.type === "location") return { location: rest };
	const { url, filename } = header;
	return { [type]: filename === undefined ? url : { url, filename } };
}
