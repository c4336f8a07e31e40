import {
	autocompletion,
	closeBrackets,
	closeBracketsKeymap,
	completionKeymap,
} from "@codemirror/autocomplete";
import {
	defaultKeymap,
	history,
	historyKeymap,
	indentWithTab,
} from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import {
	bracketMatching,
	indentUnit,
	syntaxHighlighting,
} from "@codemirror/language";
import { forceLinting, linter, lintGutter, lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import {
	drawSelection,
	EditorView,
	highlightActiveLine,
	highlightActiveLineGutter,
	keymap,
	lineNumbers,
} from "@codemirror/view";
import { t } from "../../../lib/i18n.js";
import { ruleCompletion } from "./completion.js";
import { diagnosticsOf } from "./diagnostics.js";
import { colours, look } from "./look.js";

const CHECK_AFTER_MS = 400;

/**
 * The editor. It stands in a shadow root: there its styles are sheets that a script makes, which the page's policy allows, and not
 * elements.
 *
 * @param {{ place: Element, check: () => Promise<object[]>, onEdit: (text: string) => void, readOnly: boolean }} given
 */
export function yamlEditor({ place, check, onEdit, readOnly }) {
	const host = document.createElement("div");
	host.className = "editor-host";
	place.replaceChildren(host);
	const root = host.attachShadow({ mode: "open" });
	const view = new EditorView({ parent: root, root });
	let opened = null;

	const lint = linter(
		async ({ state }) => diagnosticsOf(state.doc, await check()),
		{ delay: CHECK_AFTER_MS },
	);
	const extensions = [
		lineNumbers(),
		lintGutter(),
		history(),
		drawSelection(),
		highlightActiveLine(),
		highlightActiveLineGutter(),
		highlightSelectionMatches(),
		bracketMatching(),
		closeBrackets(),
		indentUnit.of("  "),
		EditorState.readOnly.of(readOnly),
		EditorState.tabSize.of(2),
		EditorView.perLineTextDirection.of(true),
		EditorView.contentAttributes.of({
			"aria-label": t("Rules file"),
			"aria-readonly": String(readOnly),
			tabindex: "0",
		}),
		yaml(),
		syntaxHighlighting(colours),
		look,
		autocompletion({ override: [ruleCompletion] }),
		lint,
		keymap.of([
			...closeBracketsKeymap,
			...defaultKeymap,
			...searchKeymap,
			...historyKeymap,
			...completionKeymap,
			...lintKeymap,
			indentWithTab,
		]),
		EditorView.updateListener.of((update) => {
			if (update.docChanged) onEdit(update.state.doc.toString());
		}),
	];

	return {
		/** Shows a file; the same one keeps its place and its undo where its text is still the same. */
		open(name, text) {
			if (opened === name && view.state.doc.toString() === text) return;
			opened = name;
			view.setState(EditorState.create({ doc: text, extensions }));
			forceLinting(view);
		},
		/** Puts a line into the middle and the cursor on it. */
		goTo(line, column = 1) {
			const { doc } = view.state;
			const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
			view.dispatch({
				selection: { anchor: Math.min(from + column - 1, to) },
				effects: EditorView.scrollIntoView(from, { y: "center" }),
			});
			view.focus();
		},
	};
}
