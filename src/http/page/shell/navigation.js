import { button, element, icon } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { hrefOf } from "../lib/router.js";
import { screens } from "./screens.js";
import { settings } from "./settings.js";
import { wantedCount } from "./wanted.js";
import { whoLine } from "./who.js";

/** Screens that have a place of their own at the foot of a phone; the others stand behind "More". */
const FIRST = ["live", "conversations", "play", "rules"];

/** The way between the screens: at the side of a desk, at the foot of a phone. */
export function navigation(status) {
	const links = Object.entries(screens).map(([name, screen]) =>
		linkTo(name, screen),
	);
	const wanted = wantedCount();
	links
		.find(({ dataset }) => dataset.screen === "conversations")
		.append(wanted.badge);
	const more = button([icon("more"), element("span", {}, t("More"))], toggle, {
		kind: "more",
		"aria-expanded": "false",
	});
	const node = element(
		"header.rail",
		{},
		brand(),
		element(
			"nav.tabs",
			{ "aria-label": t("Screens"), click: shut },
			...links,
			more,
		),
		element("div.rail-foot", {}, whoLine(), status, settings()),
	);

	function toggle(event) {
		event.stopPropagation();
		const open = node.classList.toggle("open");
		more.setAttribute("aria-expanded", String(open));
	}

	function shut() {
		node.classList.remove("open");
		more.setAttribute("aria-expanded", "false");
	}

	return {
		node,
		mark(name) {
			shut();
			wanted.shown(
				`${t(screens[name].label)} · Marhaba`,
				name === "conversations",
			);
			for (const link of links)
				if (link.dataset.screen === name)
					link.setAttribute("aria-current", "page");
				else link.removeAttribute("aria-current");
			more.classList.toggle("current", !FIRST.includes(name));
		},
	};
}

function brand() {
	const logo = { src: "/page/logo.svg", alt: "", width: 32, height: 32 };
	return element(
		"a.brand",
		{ href: hrefOf("live") },
		element("img", logo),
		element("span", {}, "Marhaba"),
	);
}

function linkTo(name, { label, drawing }) {
	const properties = { href: hrefOf(name), "data-screen": name };
	return element(
		FIRST.includes(name) ? "a" : "a.second",
		properties,
		icon(drawing),
		element("span", {}, t(label)),
	);
}
