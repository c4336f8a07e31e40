import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The page's own colours, so that light and dark follow by themselves. */
export const look = EditorView.theme({
	"&": {
		height: "100%",
		backgroundColor: "var(--raised)",
		color: "var(--ink)",
		fontSize: "0.9rem",
	},
	"&.cm-focused": { outline: "none" },
	".cm-scroller": {
		fontFamily:
			'ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono", monospace',
		lineHeight: "1.6",
		direction: "ltr",
	},
	".cm-content": { caretColor: "var(--ink)", paddingBlock: "0.6rem" },
	".cm-cursor": { borderLeftColor: "var(--ink)" },
	".cm-gutters": {
		backgroundColor: "var(--surface)",
		color: "var(--soft)",
		borderRight: "1px solid var(--line)",
	},
	".cm-activeLine": { backgroundColor: "var(--shade)" },
	".cm-activeLineGutter": {
		backgroundColor: "var(--accent-soft)",
		color: "var(--ink)",
	},
	"&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
		{ backgroundColor: "var(--marked)" },
	".cm-selectionMatch": { backgroundColor: "var(--gold-soft)" },
	".cm-tooltip": {
		backgroundColor: "var(--raised)",
		color: "var(--ink)",
		border: "1px solid var(--line)",
		borderRadius: "8px",
		boxShadow: "var(--shadow)",
		maxWidth: "32rem",
	},
	".cm-tooltip-autocomplete > ul > li[aria-selected]": {
		backgroundColor: "var(--accent)",
		color: "var(--accent-ink)",
	},
	".cm-completionDetail": { color: "inherit", opacity: 0.75 },
	".cm-completionInfo": { padding: "0.5rem 0.8rem" },
	".cm-diagnostic": { padding: "0.4rem 0.7rem", whiteSpace: "pre-wrap" },
	// The library's own marks are pictures in the style sheet, which the page's policy does not load.
	".cm-lint-marker": {
		width: "0.7em",
		height: "0.7em",
		borderRadius: "50%",
		backgroundColor: "var(--gold)",
	},
	".cm-lint-marker-error": { content: "normal", backgroundColor: "var(--red)" },
	".cm-lint-marker-warning, .cm-lint-marker-info": { content: "normal" },
	".cm-lintRange": { backgroundImage: "none" },
	".cm-lintRange-error": {
		backgroundImage: "none",
		textDecoration: "underline wavy var(--red)",
	},
	".cm-lintRange-warning, .cm-lintRange-info": {
		backgroundImage: "none",
		textDecoration: "underline wavy var(--gold)",
	},
	".cm-panels": { backgroundColor: "var(--surface)", color: "var(--ink)" },
	".cm-panel input, .cm-panel button": {
		backgroundColor: "var(--raised)",
		backgroundImage: "none",
		color: "var(--ink)",
		border: "1px solid var(--line)",
		borderRadius: "6px",
	},
});

/** Keys, texts and remarks of YAML. */
export const colours = HighlightStyle.define([
	{
		tag: tags.definition(tags.propertyName),
		color: "var(--code-key)",
		fontWeight: "600",
	},
	{ tag: tags.propertyName, color: "var(--code-key)", fontWeight: "600" },
	{ tag: [tags.string, tags.content], color: "var(--code-text)" },
	{
		tag: [tags.comment, tags.lineComment],
		color: "var(--soft)",
		fontStyle: "italic",
	},
	{ tag: [tags.keyword, tags.atom, tags.number], color: "var(--code-word)" },
	{ tag: [tags.punctuation, tags.separator], color: "var(--soft)" },
]);
