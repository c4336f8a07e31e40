import { element, icon } from "../../lib/dom.js";
import { shortTimeOf } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { hrefOf } from "../../lib/router.js";

const kinds = {
	image: () => t("Picture"),
	video: () => t("Video"),
	document: () => t("Document"),
	audio: () => t("Audio"),
	voice: () => t("Voice message"),
	sticker: () => t("Sticker"),
	location: () => t("Place"),
	template: () => t("Template"),
	contact: () => t("Contact"),
	order: () => t("Order"),
	reaction: () => t("Reaction"),
};

/** One conversation in the list: who, what was said last, and what it needs. */
export function conversationRow(row, isChosen) {
	const { conversation, name, address, last_at: lastAt, unread = 0 } = row;
	const link = element(
		"a.person",
		{
			href: hrefOf("conversations", conversation),
			"aria-current": isChosen ? "true" : null,
		},
		avatar(name ?? address ?? conversation),
		element(
			"span.person-head",
			{},
			element("b", { dir: "auto" }, name ?? address ?? conversation),
			lastAt && shortTimeOf(lastAt),
		),
		element(
			"span.person-last",
			{},
			element("span.snippet", { dir: "auto" }, lastWords(row)),
			...badges(row),
			unread > 0 &&
				element(
					"span.unread",
					{ "aria-label": t("unread: {count}", { count: unread }) },
					unread,
				),
		),
	);
	if (unread > 0) link.classList.add("new");
	return link;
}

/** The first letter of a name, on one of a few colours that stay the same for the same name. */
export function avatar(name) {
	const [letter = "?"] = [...name.replace(/^[^\p{L}\p{N}]+/u, "")];
	const hash = [...name].reduce(
		(sum, one) => (sum * 31 + one.codePointAt(0)) % 997,
		7,
	);
	return element(
		"span.face",
		{ "aria-hidden": "true", "data-colour": hash % 6 },
		letter.toUpperCase(),
	);
}

function lastWords({ last, typing }) {
	if (typing) return t("{name} is writing …", { name: typing.name });
	if (!last) return t("nothing said yet");
	const words = last.text ?? kinds[last.type]?.() ?? last.type;
	const who = { bot: t("Bot"), staff: t("Us") }[last.from];
	return who ? `${who}: ${words}` : words;
}

function badges({ mode, waiting_since: waiting, opted_out: out, assigned }) {
	return [
		mode === "human" && sign("hand", t("with a person"), "gold"),
		waiting &&
			mode !== "human" &&
			sign("question", t("waits for an answer"), "gold"),
		out && sign("close", t("wants no messages"), "red"),
		assigned && sign("person", assigned.name, "accent"),
	].filter(Boolean);
}

function sign(drawing, words, colour) {
	return element(
		"span.sign-badge",
		{ title: words, role: "img", "aria-label": words, "data-colour": colour },
		icon(drawing),
	);
}
