import type {
	OutboundButtons,
	OutboundContent,
	OutboundList,
	OutboundLocation,
	OutboundTemplate,
} from "../engine/model.ts";

/** A message of ours as lines of text, for a terminal. Control characters that would steer it are left out. */
export function readable(content: OutboundContent): string {
	return linesOf(content)
		.map((line) => line.replace(/(?![\n\t])\p{Cc}/gu, ""))
		.filter((line) => line !== "")
		.join("\n");
}

function linesOf(content: OutboundContent): readonly string[] {
	switch (content.type) {
		case "text":
			return [content.text];
		case "image":
		case "video":
			return [`[${content.type}] ${content.url}`, content.caption ?? ""];
		case "document": {
			const name = content.filename ? ` (${content.filename})` : "";
			return [`[document] ${content.url}${name}`, content.caption ?? ""];
		}
		case "audio":
			return [`[${content.voice ? "voice" : "audio"}] ${content.url}`];
		case "sticker":
			return [`[sticker] ${content.url}`];
		case "location":
			return [place(content)];
		case "contact_card":
			return [
				`[contact] ${joined(content, ["name", "phone", "email", "company"])}`,
			];
		case "buttons":
			return buttons(content);
		case "list":
			return list(content);
		case "link_button":
			return [content.text, `[ ${content.label} ] ${content.url}`];
		case "ask_location":
			return [content.text, "[ Send location ]"];
		case "template":
			return template(content);
	}
}

function joined<Part extends object>(
	part: Part,
	keys: readonly (keyof Part)[],
): string {
	const values = keys.map((key) => part[key]);
	return values
		.filter((value) => value !== undefined && value !== "")
		.join(", ");
}

function place(location: OutboundLocation): string {
	const { latitude, longitude } = location;
	const words = joined(location, ["name", "address"]);
	return `[location] ${words === "" ? "" : `${words} · `}${latitude}, ${longitude}`;
}

function buttons(content: OutboundButtons): readonly string[] {
	const labels = content.options.map(({ label }) => `[ ${label} ]`);
	return [
		content.image === undefined ? "" : `[image] ${content.image}`,
		content.header ?? "",
		content.text,
		content.footer ?? "",
		labels.join(" "),
	];
}

function list(content: OutboundList): readonly string[] {
	const rows = content.sections.flatMap(({ title, options }) => [
		title ?? "",
		...options.map(
			({ label, about }) => `  - ${label}${about ? `: ${about}` : ""}`,
		),
	]);
	return [
		content.header ?? "",
		content.text,
		content.footer ?? "",
		`[ ${content.label} ]`,
		...rows,
	];
}

function template(content: OutboundTemplate): readonly string[] {
	const values = content.body.map(
		(value, index) => `  {{${index + 1}}} ${value}`,
	);
	const taps = (content.buttons ?? []).map(({ value }) => `[ ${value} ]`);
	return [
		`[template] ${content.name} (${content.language})`,
		content.header === undefined ? "" : `  ${templateHeader(content.header)}`,
		...values,
		taps.join(" "),
	];
}

function templateHeader(
	header: NonNullable<OutboundTemplate["header"]>,
): string {
	if (header.type === "text") return header.text;
	if (header.type === "location") return place(header);
	return `[${header.type}] ${header.url}`;
}
