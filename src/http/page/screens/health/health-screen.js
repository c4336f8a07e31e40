import { ask } from "../../lib/api.js";
import { element } from "../../lib/dom.js";
import { onRow } from "../../lib/feed.js";
import { t } from "../../lib/i18n.js";
import { soon } from "../../lib/soon.js";
import { auditCard } from "./audit.js";
import { healthCards } from "./health-cards.js";
import { teamCard } from "./team.js";

const EVERY_MS = 15_000;

/** Whether everything works: sending, the webhook, the rules, schedules, the disk. */
export function healthScreen() {
	const place = element("div.health-cards", { "aria-live": "polite" });
	let timer = null;

	async function load() {
		try {
			place.replaceChildren(...healthCards(await ask("/api/health")));
		} catch (error) {
			place.replaceChildren(
				element("p.wrong", { role: "alert" }, error.message),
			);
		}
	}

	const reload = soon(() => timer !== null && load(), 1_000);
	onRow(({ type }) => /^(sending|rules|business)\./.test(type) && reload());
	return {
		node: element(
			"section.screen.health",
			{ "aria-label": t("Health") },
			element(
				"div.column.scrolls",
				{},
				place,
				element("div.health-cards.admin-only", {}, teamCard(), auditCard()),
			),
		),
		enter() {
			timer ??= setInterval(load, EVERY_MS);
			return load();
		},
		leave() {
			clearInterval(timer);
			timer = null;
		},
	};
}
