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
	let isOwnChange = false;
	const side = sidePanel({ title: t("Details"), hint: "" });
	const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

	/** What was changed here is shown at once, with the focus where it was. */
	async function changed() {
		isOwnChange = true;
		await onChange();
	}

	function draw() {
		const focused = side.panel.contains(document.activeElement)
			? document.activeElement.getAttribute("aria-label")
			: null;
		side.show(
			[
				assignment(row, changed),
				tagEditor(row, changed),
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
		if (focused)
			side.panel
				.querySelector(`[aria-label="${CSS.escape(focused)}"]`)
				?.focus();
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
			const isBusy =
				!isOwnChange && side.panel.contains(document.activeElement);
			if (isNew || (hasChanged && !isBusy)) draw();
			isOwnChange = false;
		},
	};
}
