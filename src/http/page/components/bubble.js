import { element, outsideLink } from "../lib/dom.js";
import { t } from "../lib/i18n.js";

import { caption, cardLine, siteOf } from "./bubble-parts.js";
import { mediaParts } from "./media.js";
import { listButton, optionButton, optionsOf } from "./options.js";

/**
 * One message, of the customer or of ours, as WhatsApp would show it.
 *
 * @param {object} content `content` of the feed, or an action in the words of the rules language
 * @param {{ onTap?: (option: { id: string, label: string, source: string }) => void, media?: string | null }} [around] `media` names
 * the file of a customer's picture that our own API gives; other people's servers are never asked
 */
export function bubbleParts(content, around = {}) {
	const draw = drawings[content.type];
	const parts = draw
		? draw(content, around)
		: [caption(JSON.stringify(content))];
	return parts.filter(Boolean);
}

/** Whether an action is a message; the others change something and are shown as notes. */
export function isMessage(action) {
	return Object.hasOwn(drawings, action.type);
}

/** What else a rule did, in a few words: `tag vip`. */
export function deedWords({ type, ...rest }) {
	const details = Object.values(rest).filter(
		(value) => value !== null && typeof value !== "object",
	);
	return [type.replaceAll("_", " "), ...details].join(" ");
}

const place = ({ latitude, longitude, name, address }) => [
	element("div.map", { "aria-hidden": "true" }),
	cardLine(
		"pin",
		outsideLink(
			`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`,
			name ?? t("Location"),
		),
		[address, `${latitude}, ${longitude}`].filter(Boolean).join(" · "),
	),
];

/** A flow's question, with what may be tapped: up to three as buttons, more as a list. */
function asked({ text, options = [] }, { onTap }) {
	const choices = optionsOf(options);
	if (choices.length <= 3)
		return [
			caption(text),
			...choices.map((option) => optionButton(option, "reply", onTap)),
		];
	return [caption(text), listButton({ sections: [{ options }] }, onTap)];
}

const header = ({ header: words }) =>
	words && element("p.head", { dir: "auto" }, words);
const footer = ({ footer: words }) =>
	words && element("p.foot", { dir: "auto" }, words);

const drawings = {
	text: ({ text }) => [caption(text ?? "")],
	image: mediaParts,
	video: mediaParts,
	document: mediaParts,
	audio: mediaParts,
	voice: mediaParts,
	sticker: mediaParts,
	location: place,
	contact: ({ contacts = [] }) => [
		cardLine("person", t("Contacts: {count}", { count: contacts.length }), ""),
	],
	contact_card: ({ name, phone }) => [cardLine("person", name, phone)],
	button: ({ label }) => [caption(label)],
	order: ({ text, items = [] }) => [
		cardLine("cart", t("Order of {count}", { count: items.length }), text),
	],
	reaction: ({ emoji }) => [caption(emoji ?? t("took a reaction back"))],
	unsupported: ({ kind }) => [cardLine("question", kind ?? "unsupported", "")],
	ask_location: ({ text }) => [
		caption(text),
		element("p.option", {}, t("Send location")),
	],
	buttons: (content, { onTap }) => [
		content.image && mediaParts({ type: "image", url: content.image }, {})[0],
		header(content),
		caption(content.text),
		footer(content),
		...optionsOf(content.options).map((option) =>
			optionButton(option, "reply", onTap),
		),
	],
	list: (content, { onTap }) => [
		header(content),
		caption(content.text),
		footer(content),
		listButton(content, onTap),
	],
	ask: asked,
	sorry: asked,
	link_button: ({ text, label, url }) => [
		caption(text),
		element("p.option", { title: siteOf(url) }, outsideLink(url, label)),
	],
	template: ({ name, language, body = [], buttons = [] }) => [
		cardLine(
			"template",
			name,
			[t("template"), language].filter(Boolean).join(" · "),
		),
		...body.map((value, index) =>
			element(
				"p.filled",
				{ dir: "auto" },
				element("b", {}, `{{${index + 1}}} `),
				value,
			),
		),
		...buttons.map(({ value }) => element("p.option", {}, value)),
	],
};
