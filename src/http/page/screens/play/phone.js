import { bubbleParts, deedWords, isMessage } from "../../components/bubble.js";
import { silenceWords } from "../../components/why.js";
import { button, element } from "../../lib/dom.js";
import { wallClock } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { composer } from "./composer.js";

/** The screen of a phone: who it is, what was said, and where to write. */
export function phone({ say, onWhy, tools }) {
	const business = element("b.business", { dir: "auto" }, "…");
	const clock = element("span.chat-clock", {}, "");
	const chat = element("div.chat", {
		role: "log",
		"aria-label": t("Chat"),
		tabindex: 0,
	});
	const offers = element("div.suggestions", {
		role: "group",
		"aria-label": t("Suggestions"),
	});
	const box = composer({ say });

	function add(node) {
		chat.append(node);
		chat.scrollTop = chat.scrollHeight;
		return node;
	}

	const bubble = (kind, parts) =>
		add(element("div", { class: `bubble ${kind}` }, ...parts));
	const note = (words, kind = "") =>
		add(element("p", { class: `chat-note ${kind}`, dir: "auto" }, words));

	/** What only passed by – a schedule that is for others – is not shown. */
	function showDecision(decision, asked) {
		if (!asked && decision.rule === null && decision.actions.length === 0)
			return;
		const messages = decision.actions.filter(isMessage);
		for (const action of messages)
			bubble("theirs", bubbleParts(action, { onTap: tap }));
		const deeds = decision.actions.filter((action) => !isMessage(action));
		if (deeds.length > 0) note(deeds.map(deedWords).join(" · "));
		if (messages.length === 0 && asked) note(quietWords(decision));
		const why = button(
			decision.rule ? `${decision.rule} · ${t("why?")}` : t("why?"),
			() => onWhy(decision, why),
			{ kind: "why-line", dir: "auto" },
		);
		add(why);
	}

	function tap(option) {
		say({ type: "button", ...option, about: undefined });
	}

	return {
		node: element(
			"div.phone",
			{},
			element(
				"header",
				{},
				element("span.avatar", { "aria-hidden": "true" }, "م"),
				element("div.who", {}, business, clock),
				tools,
			),
			chat,
			offers,
			box.node,
		),
		bubble,
		note,
		showDecision,
		focus: box.focus,
		clear: () => chat.replaceChildren(),
		showClock: (at, timezone) => {
			clock.textContent = at
				? wallClock(at, timezone)
				: t("nothing leaves this page");
		},
		showBusiness: (name) => {
			business.textContent = name;
		},
		offer: (texts) =>
			offers.replaceChildren(
				...texts.map((text) =>
					button(text, () => say({ type: "text", text }), { dir: "auto" }),
				),
			),
	};
}

function quietWords({ silent, rule }) {
	if (silent) return silenceWords(silent);
	return rule ? t("Understood, and nothing to say.") : t("No answer.");
}
