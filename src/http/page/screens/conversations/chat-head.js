import { toast, tried } from "../../components/toast.js";
import { request, send } from "../../lib/api.js";
import { button, element, icon } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { hrefOf } from "../../lib/router.js";
import { avatar } from "./conversation-row.js";
import { windowClock } from "./window-clock.js";

/** Who the chat is with, how long one may still write, and who answers: the bot or a person. */
export function chatHead({ onChange, onDetails }) {
	let row = null;
	const face = element("span.face-place", {});
	const name = element("h2", { dir: "auto", tabindex: -1 }, "");
	const below = element("p.below", {});
	const clock = windowClock();
	const take = button([icon("hand"), t("Take over")], toggle, { kind: "take" });
	const back = element(
		"a.button.only-phone",
		{ href: hrefOf("conversations"), "aria-label": t("Back to the list") },
		icon("back"),
	);
	const details = button(icon("note"), onDetails, {
		name: t("Notes and details"),
		kind: "icon-button",
	});

	function enable(isKnown) {
		for (const one of [take, details]) one.disabled = !isKnown;
	}

	async function toggle() {
		const isHuman = row.mode === "human";
		const path = `/api/conversations/${row.conversation}/handoff`;
		const done = await tried(() =>
			isHuman ? request(path, { method: "DELETE" }) : send(path, {}),
		);
		if (!done) return;
		toast(
			isHuman
				? t("The bot answers here again.")
				: t("You have this chat. The bot is silent here."),
		);
		await onChange();
	}

	return {
		node: element(
			"header.chat-head",
			{},
			back,
			face,
			element("div.who", {}, name, below),
			clock.node,
			take,
			details,
		),
		focus: () => name.focus({ preventScroll: true }),
		/** Until it is known whose chat it is, there is nothing to take over and nothing to look up. */
		wait: () => enable(false),
		show(next) {
			row = next;
			enable(true);
			const title = titleOf(row);
			name.textContent = title;
			face.replaceChildren(avatar(title));
			below.textContent = belowWords(row);
			clock.show(row.window_ends_at ?? null);
			const isHuman = row.mode === "human";
			take.replaceChildren(
				icon(isHuman ? "bot" : "hand"),
				isHuman ? t("Give back") : t("Take over"),
			);
			take.classList.toggle("primary", !isHuman);
		},
	};
}

/** The name on the profile, else the number. */
export function titleOf({ name, state, address, addresses, conversation }) {
	return (
		name ?? state?.name ?? address ?? addresses?.[0]?.value ?? conversation
	);
}

function belowWords({
	address,
	addresses,
	mode,
	human_until: until,
	assigned,
	typing,
}) {
	const number = address ?? addresses?.[0]?.value;
	return [
		number && numberWords(number),
		mode === "human" && withPerson(until, assigned),
		typing && t("{name} is writing …", { name: typing.name }),
	]
		.filter(Boolean)
		.join(" · ");
}

/** A phone number reads from left to right in every language; the marks around it keep its plus in front. */
function numberWords(number) {
	return `\u2066${/^\d/.test(number) ? "+" : ""}${number}\u2069`;
}

function withPerson(until, assigned) {
	const who = assigned?.name ?? t("a person");
	if (!until) return t("with {who}", { who });
	const at = new Date(until).toLocaleTimeString([], {
		hour: "2-digit",
		minute: "2-digit",
	});
	return t("with {who}, the bot is back at {at}", { who, at });
}
