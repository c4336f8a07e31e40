import { sidePanel } from "../../components/side-panel.js";
import { element } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { stateParts } from "../play/state-panel.js";
import { assignment } from "./assignment.js";
import { notes } from "./notes.js";
import { privacyTools } from "./privacy-tools.js";
import { tagEditor } from "./tag-editor.js";

/** What is known of a person, beside their chat: who looks after them, notes, tags, what the bot remembers. */
export function detailsPane({ onChange }) {
	let row = null;
	const side = sidePanel({ title: t("Details"), hint: "" });
	const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

	function draw() {
		side.show(
			[
				assignment(row, onChange),
				tagEditor(row, onChange),
				notes(row),
				element(
					"section.part",
					{},
					element("h3", {}, t("Remembered")),
					stateParts({ state: row.state ?? null, at: null }, zone),
				),
				privacyTools(row),
			],
			{ cover: false },
		);
	}

	return {
		side,
		toggle() {
			draw();
			side.open();
		},
		show(next) {
			const isNew = next.conversation !== row?.conversation;
			const hasChanged = JSON.stringify(next) !== JSON.stringify(row);
			row = next;
			if (isNew || (hasChanged && !side.panel.contains(document.activeElement)))
				draw();
		},
	};
}
