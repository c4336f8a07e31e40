import { ask } from "../lib/api.js";
import { element } from "../lib/dom.js";
import { onLine, onRow } from "../lib/feed.js";
import { numberOf } from "../lib/format.js";
import { t } from "../lib/i18n.js";
import { hrefOf } from "../lib/router.js";

/** Whether the page hears the server, how many rules are live, and the one sentence that matters most now. */
export function statusLine() {
	const line = element("span.line-state", {}, t("connecting"));
	const rules = element("a.rules-state", {
		href: hrefOf("rules"),
		hidden: true,
	});
	const banner = element("p.banner", { role: "status", hidden: true });
	const say = (words, kind) => {
		banner.hidden = words === null;
		banner.dataset.kind = kind;
		banner.textContent = words ?? "";
	};

	onLine((state) => showLine(line, state, say));
	onRow(({ type }) => type.startsWith("rules.") && look());
	look();

	async function look() {
		try {
			const health = await ask("/healthz");
			showRules(rules, health.rules);
			const [words, kind] = newsOf(health);
			say(words, kind);
		} catch {
			// The line's own state says that the server is away.
		}
	}

	return {
		node: element("p.state", { role: "status" }, line, rules),
		banner,
	};
}

function showLine(line, state, say) {
	const words = {
		open: t("live"),
		waiting: t("connecting"),
		refused: t("not allowed"),
	};
	line.dataset.state = state;
	line.textContent = words[state];
	if (state === "refused")
		say(
			t(
				"This page answers on this machine only. Open it under http://localhost, or set ADMIN_TOKEN.",
			),
			"wrong",
		);
}

function showRules(node, { count, rejected }) {
	node.hidden = false;
	node.textContent = t("{count} rules", { count: numberOf(count) });
	node.dataset.state = rejected ? "rejected" : "good";
}

function newsOf({ rules, demo }) {
	if (rules.rejected) return [rejectedWords(rules.rejected), "wrong"];
	if (!demo) return [null, ""];
	return [
		t(
			"Demo: nothing leaves this machine. Set the INFOBIP_… variables to answer real customers.",
		),
		"note",
	];
}

function rejectedWords([first]) {
	const place = first
		? ` (${first.file}:${first.line}:${first.column}, ${first.code})`
		: "";
	return t(
		"The rules file has errors{place}. The last good rules go on answering; the next good save replaces them.",
		{ place },
	);
}
