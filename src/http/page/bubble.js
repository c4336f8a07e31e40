import { element, icon, outsideLink } from "./dom.js";
import { formatted } from "./format.js";

const icons = {
	image: "picture",
	video: "film",
	document: "file",
	audio: "sound",
	voice: "sound",
	sticker: "picture",
};

const names = {
	image: "Picture",
	video: "Video",
	document: "Document",
	audio: "Audio",
	voice: "Voice message",
	sticker: "Sticker",
};

/**
 * One message, of the customer or of ours, as WhatsApp would show it. Pictures are named, not loaded: their addresses lead to other
 * people's servers.
 *
 * @param {object} content `content` of the feed, or an action in the words of the rules language
 * @param {{ onTap?: (option: { id: string, label: string, source: string }) => void }} [listener]
 */
export function bubbleParts(content, { onTap } = {}) {
	const draw = drawings[content.type];
	return draw ? draw(content, onTap) : [caption(JSON.stringify(content))];
}

/** Whether an action is a message; the others change something and are shown as notes. */
export function isMessage(action) {
	return Object.hasOwn(drawings, action.type);
}

const file = ({ type, url, caption: words, filename }) => [
	card(
		icons[type],
		outsideLink(url ?? "", filename ?? names[type]),
		address(url),
	),
	words && caption(words),
];

const place = ({ latitude, longitude, name, address: street }) => [
	card(
		"pin",
		outsideLink(
			`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`,
			name ?? "Location",
		),
		[street, `${latitude}, ${longitude}`].filter(Boolean).join(" · "),
	),
];

const drawings = {
	text: ({ text }) => [caption(text ?? "")],
	image: file,
	video: file,
	document: file,
	audio: file,
	voice: file,
	sticker: file,
	location: place,
	contact: ({ contacts = [] }) => [
		card("person", `${contacts.length} contact(s)`, ""),
	],
	contact_card: ({ name, phone }) => [card("person", name, phone)],
	button: ({ label }) => [caption(label)],
	order: ({ text, items = [] }) => [
		card("cart", `Order of ${items.length}`, text ?? ""),
	],
	reaction: ({ emoji }) => [caption(emoji ?? "took a reaction back")],
	unsupported: ({ kind }) => [card("question", kind ?? "unsupported", "")],
	ask_location: ({ text }) => [
		caption(text),
		element("p.option", {}, "Send location"),
	],
	buttons: (content, onTap) => [
		content.header && element("p.head", { dir: "auto" }, content.header),
		content.image &&
			card(
				"picture",
				outsideLink(content.image, "image"),
				address(content.image),
			),
		caption(content.text),
		content.footer && element("p.foot", { dir: "auto" }, content.footer),
		...optionsOf(content.options).map((option) =>
			optionButton(option, "reply", onTap),
		),
	],
	list: (content, onTap) => [
		content.header && element("p.head", { dir: "auto" }, content.header),
		caption(content.text),
		content.footer && element("p.foot", { dir: "auto" }, content.footer),
		listOf(content, onTap),
	],
	link_button: ({ text, label, url }) => [
		caption(text),
		element("p.option", {}, outsideLink(url, label)),
	],
	template: ({ name, language, body = [], buttons = [] }) => [
		card("template", name, ["template", language].filter(Boolean).join(" · ")),
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

function caption(text) {
	return element("p.words", { dir: "auto" }, ...formatted(String(text)));
}

function card(drawing, title, below) {
	return element(
		"div.card-line",
		{},
		element("span.frame", {}, icon(drawing)),
		element(
			"div",
			{ dir: "auto" },
			element("b", {}, title),
			below && element("small", {}, below),
		),
	);
}

function address(url) {
	return URL.canParse(url) ? new URL(url).host : "";
}

/** Options come as a list, or as the owner wrote them: `{ hours: "Opening hours" }`. */
function optionsOf(options = []) {
	if (Array.isArray(options)) return options;
	return Object.entries(options).map(([id, label]) => ({
		id,
		...(typeof label === "object" ? label : { label }),
	}));
}

function listOf({ label, sections = [] }, onTap) {
	const rows = sections.flatMap(({ title, options }) => [
		title && element("p.foot", { dir: "auto" }, title),
		...optionsOf(options).map((option) => optionButton(option, "list", onTap)),
	]);
	return element(
		"details.rows",
		{},
		element("summary.option", {}, label ?? "Options"),
		...rows,
	);
}

function optionButton({ id, label, about }, source, onTap) {
	const words = [label, about && element("small", {}, about)];
	if (!onTap) return element("p.option", { dir: "auto" }, ...words);
	const click = () => onTap({ id, label, source });
	return element(
		"button.option",
		{ type: "button", dir: "auto", click },
		...words,
	);
}

/** What else a rule did, in a few words: `tag vip`. */
export function deedWords({ type, ...rest }) {
	const details = Object.values(rest).filter(
		(value) => typeof value !== "object",
	);
	return [type.replaceAll("_", " "), ...details].join(" ");
}
