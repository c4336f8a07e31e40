import type { Draft } from "../draft.ts";
import { tell } from "../here.ts";
import { writingActions } from "./all-actions.ts";

/** `outside-window`: a schedule that sends what WhatsApp takes only within 24 hours of the customer's last message. */
export function outsideWindow({ rules }: Draft): void {
	for (const { data, do: actions } of rules) {
		const scheduled = data.when.some(({ key }) => key === "schedule");
		if (!scheduled || data.outsideWindow !== null) continue;
		const free = actions.find(
			({ data }) => writingActions.has(data.key) && data.key !== "template",
		);
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
