import { button, element, icon } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";
import { attachMenu } from "./attach-menu.js";

/** Messages that the arrow key brings back. */
const MOST_REMEMBERED = 20;

/** Where a message is written as the customer; the arrow keys bring earlier ones back. */
export function composer({ say }) {
	const said = [];
	let back = 0;
	const input = element("textarea", {
		rows: 1,
		placeholder: t("Write as a customer"),
		"aria-label": t("Message"),
		dir: "auto",
		maxlength: 4096,
		keydown,
	});

	function keydown(event) {
		if (event.key === "Enter" && !event.shiftKey && !event.isComposing)
			submit(event);
		if (event.key === "ArrowUp" && (input.value === "" || back > 0))
			recall(event, 1);
		if (event.key === "ArrowDown" && back > 0) recall(event, -1);
	}

	function submit(event) {
		event.preventDefault();
		const text = input.value;
		if (text.trim() === "") return;
		said.unshift(text);
		said.length = Math.min(said.length, MOST_REMEMBERED);
		back = 0;
		input.value = "";
		say({ type: "text", text });
	}

	function recall(event, step) {
		event.preventDefault();
		back = Math.min(Math.max(back + step, 0), said.length);
		input.value = back === 0 ? "" : said[back - 1];
	}

	const attach = button(icon("plus"), () => attachMenu(say), {
		name: t("Send something else"),
		"aria-haspopup": "dialog",
	});
	return {
		node: element(
			"form.composer",
			{ submit },
			attach,
			input,
			element(
				"button.send",
				{ type: "submit", "aria-label": t("Send"), title: t("Send") },
				icon("send"),
			),
		),
		focus: () => input.focus(),
	};
}
