import { confirmed } from "../../components/dialog.js";
import { toast, tried } from "../../components/toast.js";
import { ask } from "../../lib/api.js";
import { button, element, icon } from "../../lib/dom.js";
import { onRow } from "../../lib/feed.js";
import { t } from "../../lib/i18n.js";
import { draftOf } from "./draft.js";
import { editorPane } from "./editor-pane.js";
import { showHistory } from "./history.js";
import { publishDialog } from "./publish-dialog.js";
import { ruleList } from "./rule-list.js";

/** The rules: in order with what they did, beside the files they stand in. */
export function rulesScreen() {
	const draft = draftOf({ onChange: showDraft });
	const list = ruleList({ onChoose: open });
	const pane = editorPane({ draft, onProblems: list.showProblems });
	const publish = button(t("Publish …"), () => publishDialog(draft, reload), {
		kind: "primary",
		disabled: true,
	});
	const discard = button([icon("undo"), t("Discard")], askDiscard, {
		disabled: true,
	});
	const history = button(
		[icon("clock"), t("History")],
		() => showHistory(draft, reload),
		{ disabled: true },
	);
	const back = button(icon("back"), () => node.classList.remove("editing"), {
		name: t("Back to the list"),
		kind: "only-phone",
	});
	const node = element(
		"section.screen.rules",
		{ "aria-label": t("Rules") },
		list.node,
		element(
			"div.column.editor-column",
			{},
			element(
				"div.toolbar",
				{},
				back,
				pane.tabs,
				element("div.toolbar.admin-only", {}, history, discard, publish),
				element("p.hint.agent-only", {}, t("Only an admin changes the rules.")),
			),
			pane.node,
		),
	);

	function showDraft() {
		const changed = draft.isChanged();
		publish.disabled = !changed;
		discard.disabled = !changed;
		pane.markTabs();
	}

	async function reload() {
		const loaded = await tried(() => draft.load());
		if (!loaded) return;
		history.disabled = false;
		list.show(draft.live());
		showTried();
		await pane.show();
		showDraft();
	}

	/** Beside everything else: running the tests may take a while. */
	async function showTried() {
		const result = await tried(() => ask("/api/rules/tests"));
		if (result) list.showTried(result);
	}

	async function askDiscard() {
		const sure = await confirmed(
			t("Discard what you changed?"),
			t("The rules go back to what is live."),
			{ label: t("Discard"), danger: true },
		);
		if (sure) await reload();
	}

	function open(file, line) {
		node.classList.add("editing");
		pane.goTo(file, line);
	}

	onRow(async ({ type }) => {
		if (!type.startsWith("rules.") || draft.live() === null) return;
		if (!draft.isChanged() || (await draft.isLiveNow())) return reload();
		toast(
			t(
				"The rules were changed elsewhere. Publishing will ask you to look again.",
			),
			"wrong",
		);
	});
	addEventListener("beforeunload", (event) => {
		if (draft.isChanged()) event.preventDefault();
	});

	let loading = null;
	return {
		node,
		/** `#/rules/rules.yaml/31` opens that line. */
		async enter([file, line]) {
			loading ??= reload();
			await loading;
			if (file) open(file, Number(line) || 1);
		},
	};
}
