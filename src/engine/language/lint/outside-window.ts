import type { KindData } from "../../model.ts";
import { WINDOW_MARGIN_MS, WINDOW_MS } from "../../window.ts";
import type { Draft } from "../draft.ts";
import { tell } from "../here.ts";
import { withInside, writes } from "./all-actions.ts";

/** `outside-window`: what starts without the customer and sends what WhatsApp takes only within 24 hours of their last message. */
export function outsideWindow({ rules }: Draft): void {
	for (const { data, do: actions } of rules) {
		const late = data.when.some(mayBeLate);
		if (!late || data.outsideWindow !== null) continue;
		const free = actions
			.flatMap(withInside)
			.find(({ data }) => writes(data) && data.key !== "template");
		if (free === undefined) continue;
		tell(
			free.here,
			{
				code: "outside-window",
				severity: "warning",
				message:
					"Whoever has not written for 24 hours will not get this: WhatsApp takes only templates then.",
				help: "Send a template instead, or add outside_window: { template: { name: … } } to the rule.",
			},
			true,
		);
	}
}

/** Events and schedules come whenever they come; a silence is counted from our answer, right after the customer's message. */
function mayBeLate({ key, spec }: KindData): boolean {
	if (key === "schedule" || key === "event") return true;
	if (key !== "no_reply_for") return false;
	const { ms } = spec as unknown as { readonly ms: number };
	return ms > WINDOW_MS - 2 * WINDOW_MARGIN_MS;
}
