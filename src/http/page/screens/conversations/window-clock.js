import { element, icon } from "../../lib/dom.js";
import { lengthOf } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";

const TICK_MS = 20_000;
const SHORT_MS = 2 * 3_600_000;

/** WhatsApp's 24 hours, counting down: how long free texts may still be sent. */
export function windowClock() {
	let endsAt = null;
	const words = element("span", {});
	const node = element("p.window-clock", {}, icon("clock"), words);

	function draw() {
		const left = endsAt === null ? 0 : new Date(endsAt).getTime() - Date.now();
		node.dataset.state = stateOf(left);
		node.title = t(
			"WhatsApp lets a business write freely for 24 hours after the customer's last message.",
		);
		words.textContent = left > 0 ? lengthOf(left) : t("only templates");
	}

	setInterval(draw, TICK_MS);
	return {
		node,
		show(iso) {
			endsAt = iso;
			draw();
		},
	};
}

function stateOf(left) {
	if (left <= 0) return "over";
	return left < SHORT_MS ? "short" : "open";
}
