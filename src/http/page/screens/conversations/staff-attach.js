import { askForm, field, openDialog } from "../../components/dialog.js";
import { button, element, icon } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { askPicture } from "./picture-dialog.js";
import { askTemplate } from "./template-dialog.js";

const kinds = [
	["picture", () => t("Picture"), askPicture],
	["file", () => t("Document"), askDocument],
	["pin", () => t("Place"), askPlace],
	["template", () => t("Template"), askTemplate],
];

/** Asks what to send beside a text, and sends it. After the 24 hours only a template is offered. */
export async function staffAttach(row, deliver) {
	const isOver =
		row.window_ends_at !== undefined &&
		Date.parse(row.window_ends_at ?? "") <= Date.now();
	const offered = isOver ? kinds.slice(-1) : kinds;
	const make = await openDialog(t("Send"), (close) => [
		element(
			"div.attach",
			{},
			...offered.map(([drawing, name, asking]) =>
				button([icon(drawing), element("span", {}, name())], () =>
					close(asking),
				),
			),
		),
	]);
	const message = make && (await make(row));
	if (message) await deliver(message);
}

/** A document lies in the rules' `media` folder, or somewhere on the web. */
async function askDocument() {
	const values = await askForm(
		t("Document"),
		[
			field(
				t("Address"),
				element("input", {
					name: "url",
					required: true,
					placeholder: "https://…, menu.pdf",
				}),
				t("A web address, or the name of a file in rules/media."),
			),
			field(
				t("Caption"),
				element("input", { name: "caption", dir: "auto", maxlength: 3000 }),
			),
		],
		{ label: t("Send") },
	);
	if (values === null) return null;
	const { url, caption } = values;
	return { document: { url, ...(caption && { caption }) } };
}

async function askPlace() {
	const box = (name, placeholder) =>
		element("input", {
			name,
			type: "number",
			step: "any",
			required: true,
			placeholder,
		});
	const values = await askForm(
		t("Place"),
		[
			field(t("Latitude"), box("latitude", "33.8938")),
			field(t("Longitude"), box("longitude", "35.5018")),
			field(t("Name"), element("input", { name: "name", dir: "auto" })),
			field(t("Address"), element("input", { name: "address", dir: "auto" })),
		],
		{ label: t("Send") },
	);
	if (values === null) return null;
	const { name, address } = values;
	return {
		location: {
			latitude: Number(values.latitude),
			longitude: Number(values.longitude),
			...(name && { name }),
			...(address && { address }),
		},
	};
}
