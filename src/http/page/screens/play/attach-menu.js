import { askForm, field, openDialog } from "../../components/dialog.js";
import { button, element, icon } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";

const example = "https://example.com/";

/** What a customer sends beside texts; each is made at once, a place asks where. */
const kinds = [
	[
		"picture",
		() => t("Picture"),
		{ type: "image", url: `${example}photo.jpg` },
	],
	["pin", () => t("Place"), null],
	[
		"sound",
		() => t("Voice message"),
		{ type: "voice", url: `${example}voice.ogg` },
	],
	[
		"file",
		() => t("Document"),
		{ type: "document", url: `${example}file.pdf` },
	],
	["film", () => t("Video"), { type: "video", url: `${example}film.mp4` }],
	[
		"person",
		() => t("Sticker"),
		{ type: "sticker", url: `${example}sticker.webp` },
	],
];

/** Asks what to send as the customer, and sends it. */
export async function attachMenu(say) {
	const chosen = await openDialog(t("Send as the customer"), (close) => [
		element(
			"div.attach",
			{},
			...kinds.map(([drawing, name, content]) =>
				button([icon(drawing), element("span", {}, name())], () =>
					close({ content }),
				),
			),
		),
	]);
	if (chosen === undefined) return;
	const content = chosen.content ?? (await askPlace());
	if (content) say(content);
}

async function askPlace() {
	const box = (name, value, step) =>
		element("input", { name, type: "number", step, value, required: true });
	const values = await askForm(
		t("Place"),
		[
			field(t("Latitude"), box("latitude", "33.8938", "any")),
			field(t("Longitude"), box("longitude", "35.5018", "any")),
			field(
				t("Name"),
				element("input", { name: "name", value: "Beirut", dir: "auto" }),
			),
		],
		{ label: t("Send") },
	);
	return (
		values && {
			type: "location",
			latitude: Number(values.latitude),
			longitude: Number(values.longitude),
			name: values.name || null,
		}
	);
}
