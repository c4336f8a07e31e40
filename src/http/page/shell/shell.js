import { toastPlace } from "../components/toast.js";
import { signInWith } from "../lib/api.js";
import { element } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { routeOf } from "../lib/router.js";
import { navigation } from "./navigation.js";
import { screens } from "./screens.js";
import { askForToken } from "./sign-in.js";
import { statusLine } from "./status.js";

/** The frame around every screen: navigation, the state of the line, and the place where the screens stand. */
export function startShell() {
	const main = element("main", { id: "main", tabindex: -1 });
	const status = statusLine();
	const rail = navigation(status.node);
	signInWith(askForToken);
	document.body.append(
		skipLink(main),
		rail.node,
		element("div.stage", {}, status.banner, main),
		toastPlace(),
	);
	const show = screenSwitch(main, rail);
	addEventListener("hashchange", show);
	return show();
}

function skipLink(main) {
	const click = (event) => {
		event.preventDefault();
		main.focus();
	};
	return element("a.skip", { href: "#main", click }, t("Skip to the content"));
}

/** A screen is made once and then only shown and hidden: what was typed in it, and its feed, stay. */
function screenSwitch(main, rail) {
	const made = new Map();
	let shown = null;
	// The feed begins with the page: whatever is looked at first, nothing of it is missed.
	const live = makeScreen("live", main).then((screen) =>
		made.set("live", screen),
	);

	return async function show() {
		const [asked, ...parts] = routeOf(location.hash);
		const name = Object.hasOwn(screens, asked) ? asked : "live";
		rail.mark(name);
		await live;
		if (!made.has(name)) made.set(name, await makeScreen(name, main));
		const isNew = shown !== name;
		if (isNew) made.get(shown)?.leave?.();
		shown = name;
		for (const [other, { node }] of made) node.hidden = other !== name;
		await made.get(name).enter?.(parts);
		if (isNew && asked !== undefined && !main.contains(document.activeElement))
			main.focus({ preventScroll: true });
	};
}

async function makeScreen(name, main) {
	const make = await screens[name].load();
	const screen = make();
	screen.node.hidden = true;
	main.append(screen.node);
	return screen;
}
