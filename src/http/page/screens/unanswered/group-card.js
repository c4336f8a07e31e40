import { toast, tried } from "../../components/toast.js";
import { send } from "../../lib/api.js";
import { button, element, icon } from "../../lib/dom.js";
import { agoOf, numberOf } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { hrefOf } from "../../lib/router.js";
import { proposeDialog } from "./propose-dialog.js";

/** One thing that people say and nobody answers: how often, an example, the rule that is nearest, and what to do about it. */
export function groupCard(group, { rules, onDone }) {
	const { key, count, people, last_at: lastAt, example, nearest } = group;
	const add = button(
		[icon("plus"), t("Add it to this rule …")],
		() => proposeDialog(group, select.value, onDone),
		{ kind: "primary", disabled: !nearest },
	);
	const select = ruleChoice(rules, nearest, () => {
		add.disabled = select.value === "";
	});
	return element(
		"li.group-card",
		{},
		element(
			"header",
			{},
			element("b.count", {}, t("{count} ×", { count: numberOf(count) })),
			element(
				"span.hint",
				{},
				t("{people} people", { people: numberOf(people) }),
				" · ",
				agoOf(lastAt),
			),
		),
		element("p.bubble.theirs", { dir: "auto" }, example),
		nearest ? nearestLine(nearest) : newRule(group.yaml),
		element(
			"div.why-tools",
			{},
			element("span.why-tools.admin-only", {}, select, add),
			element("a.button", { href: hrefOf("play", example) }, t("Try it")),
			element(
				"a.button",
				{ href: hrefOf("conversations", group.conversation) },
				t("Open the chat"),
			),
			button(t("Not needed"), () => dismiss(key, onDone), {
				kind: "admin-only",
			}),
		),
	);
}

/** Rules that listen for words: only those can be taught another one. */
function ruleChoice(rules, nearest, change) {
	const named = rules.filter(({ data }) =>
		data.when?.some(({ key }) => key === "keyword"),
	);
	return element(
		"select",
		{ "aria-label": t("Rule that should answer"), change },
		!nearest && element("option", { value: "" }, t("Choose a rule")),
		...named.map(({ name }) =>
			element(
				"option",
				{ value: name, selected: name === nearest?.rule },
				name,
			),
		),
	);
}

/** No rule comes near: one of its own, to fill in. */
function newRule(yaml) {
	return element(
		"details",
		{},
		element("summary", {}, t("No rule comes near. A rule of its own:")),
		element("pre.code", { dir: "ltr", tabindex: 0 }, yaml),
		element("a", { href: hrefOf("rules") }, t("Open the rules")),
	);
}

function nearestLine({ rule, because, file, line }) {
	return element(
		"p.nearest",
		{},
		element("span.sign", { "aria-hidden": "true" }, "≈ "),
		t("nearest:"),
		" ",
		element("a", { href: hrefOf("rules", file, line), dir: "auto" }, rule),
		because && element("span.because", { dir: "auto" }, ` – ${because}`),
	);
}

async function dismiss(key, onDone) {
	const done = await tried(() => send("/api/unanswered/dismiss", { key }));
	if (!done) return;
	toast(t("Hidden until somebody says it again."));
	onDone();
}
