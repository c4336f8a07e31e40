import { element } from "../../lib/dom.js";
import { t } from "../../lib/i18n.js";

const states = {
	queued: ["🕓", () => t("waiting to leave")],
	attempted: ["🕓", () => t("leaving")],
	unknown: ["🕓", () => t("not known whether it left")],
	accepted: ["✓", () => t("sent")],
	sent: ["✓", () => t("sent")],
	delivered: ["✓✓", () => t("delivered")],
	seen: ["✓✓", () => t("read")],
	failed: ["!", () => t("failed")],
	withheld: ["–", () => t("held back")],
};

/** The ticks of one of our messages, as WhatsApp has them; a screen reader says what they mean. */
export function messageState({ status, times = {} }) {
	const [sign, words] = states[status] ?? ["·", () => status ?? ""];
	const at = times?.[status];
	return element(
		"span.ticks",
		{
			role: "img",
			"aria-label": words(),
			title: at ? `${words()} ${new Date(at).toLocaleString()}` : words(),
			"data-status": status,
		},
		sign,
	);
}
