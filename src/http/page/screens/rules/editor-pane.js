import { ask, send } from "../../lib/api.js";
import { button, element } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";

/** The editor with a tab for each file and the problems below it. The editor itself is loaded when it is first wanted. */
export function editorPane({ draft, onProblems }) {
	const tabs = element("div.file-tabs", {
		role: "group",
		"aria-label": t("Files"),
	});
	const place = element("div.editor-place", {});
	const problems = element("ol.problems", { "aria-label": t("Problems") });
	const verdict = element("p.verdict", { role: "status" });
	let editor = null;
	let file = "";
	let asked = 0;

	/** What was typed meanwhile makes an answer stale: then it is not shown. */
	async function check() {
		asked += 1;
		const own = asked;
		showChecking();
		const checked = await send("/api/rules/check", { files: draft.texts() });
		if (own === asked) showProblems(checked);
		return checked.problems.filter((one) => baseName(one.file) === file);
	}

	function showChecking() {
		verdict.dataset.kind = "waiting";
		verdict.textContent = t("Checking …");
	}

	function showProblems({ problems: found, rules }) {
		const count = (severity) =>
			found.filter((one) => one.severity === severity).length;
		verdict.dataset.kind = count("error") > 0 ? "wrong" : "good";
		verdict.textContent =
			found.length === 0
				? t("No problems in {count} rules.", { count: rules })
				: t("Errors: {errors} · warnings: {warnings}", {
						errors: count("error"),
						warnings: count("warning"),
					});
		problems.replaceChildren(...found.map(problemRow));
		onProblems(found);
	}

	function problemRow(problem) {
		const { file: where, line, column, severity, message, help } = problem;
		const jump = () => goTo(baseName(where), line, column);
		return element(
			"li",
			{ "data-severity": severity },
			button(`${baseName(where)}:${line}`, jump, { kind: "place" }),
			element(
				"span",
				{ dir: "auto" },
				message,
				help && element("small", {}, ` ${help}`),
			),
		);
	}

	async function select(name) {
		file = name;
		markTabs();
		editor ??= await makeEditor();
		editor.open(name, draft.texts()[name] ?? "");
	}

	async function makeEditor() {
		const [{ yamlEditor }, { who }] = await Promise.all([
			import("./editor/yaml-editor.js"),
			ask("/api/session"),
		]);
		return yamlEditor({
			readOnly: who?.role === "agent",
			place,
			check,
			onEdit: (text) => {
				showChecking();
				draft.edit(file, text);
			},
		});
	}

	async function goTo(name, line, column = 1) {
		const known = draft.names();
		const own = baseName(name);
		await select(known.includes(own) ? own : (known[0] ?? ""));
		editor.goTo(line, column);
	}

	function markTabs() {
		const names = draft.names();
		tabs.replaceChildren(
			...names.map((name) =>
				button(draft.isChanged(name) ? `${name} •` : name, () => select(name), {
					"aria-pressed": String(name === file),
				}),
			),
		);
	}

	return {
		node: element("div.editor-box", {}, place, verdict, problems),
		tabs,
		markTabs,
		goTo,
		/** Shows the draft as it is now, from its first file or the one that was open. */
		show: () =>
			select(draft.names().includes(file) ? file : (draft.names()[0] ?? "")),
	};
}

function baseName(path) {
	return path.slice(
		Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1,
	);
}
