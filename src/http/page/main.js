import { ApiError, ask } from "./api.js";
import { element } from "./dom.js";
import { liveView } from "./live.js";
import { tryView } from "./try.js";

/** The views by their hash; a new one is one module and one line here. */
const views = {
	live: {
		label: "Live",
		make: () => liveView({ onState: showLine, onRules: showRules }),
	},
	try: { label: "Try it", make: tryView },
};

const main = document.querySelector("main");
const tabs = document.querySelector(".tabs");
const banner = document.querySelector(".banner");
const made = new Map();

for (const [name, { label }] of Object.entries(views))
	tabs.append(element("a", { href: `#${name}`, "data-view": name }, label));

/** A view is made once and then only shown and hidden, so that the feed goes on behind the others. */
function show() {
	const name = Object.hasOwn(views, location.hash.slice(1))
		? location.hash.slice(1)
		: "live";
	if (!made.has(name)) {
		made.set(name, views[name].make());
		main.append(made.get(name));
	}
	for (const [other, view] of made) view.hidden = other !== name;
	for (const tab of tabs.children)
		tab.toggleAttribute("aria-current", tab.dataset.view === name);
}

const lines = {
	open: "live",
	waiting: "connecting",
	refused: "not allowed",
};

function showLine(state) {
	const line = document.querySelector(".line-state");
	line.dataset.state = state;
	line.textContent = lines[state];
	if (state === "refused")
		say(
			"This page answers on this machine only. Open it under http://localhost, or set ADMIN_TOKEN.",
		);
}

async function showRules() {
	const state = document.querySelector(".rules-state");
	try {
		const { rules, demo } = await ask("/healthz");
		state.hidden = false;
		state.textContent = `${rules.count} rules`;
		state.dataset.state = rules.rejected ? "rejected" : "good";
		if (rules.rejected) say(rejectedWords(rules.rejected));
		else if (demo)
			say(
				"Demo: nothing leaves this machine. Set the INFOBIP_… variables to answer real customers.",
			);
		else banner.hidden = true;
	} catch (error) {
		if (error instanceof ApiError) say(error.message);
	}
}

function rejectedWords([first]) {
	const place = first
		? ` (${first.file}:${first.line}:${first.column}, ${first.code})`
		: "";
	return `The rules file has errors${place}. The last good rules go on answering; the next good save replaces them.`;
}

function say(text) {
	banner.hidden = false;
	banner.textContent = text;
}

addEventListener("hashchange", show);
show();
showRules();
