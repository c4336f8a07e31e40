import type { Draft } from "../draft.ts";
import { tell, under } from "../here.ts";
import { allActions } from "./all-actions.ts";

/** `staff-window`: staff are to be told something, and after 24 hours of silence WhatsApp would not let it through. */
export function staffWindow(draft: Draft): void {
	const { business, data } = draft;
	const { numbers, template } = data.profile.staff;
	if (business === undefined || numbers.length === 0 || template !== null)
		return;
	const tells = allActions(draft).some(
		({ data }) => data.key === "notify" || data.key === "handoff",
	);
	if (!tells && data.settings.brake === null) return;
	tell(
		under(business, "staff"),
		{
			code: "staff-window",
			severity: "warning",
			message:
				"A staff number that has not written to the bot for 24 hours gets no notices.",
			help: "Name an approved template with one placeholder: staff: { numbers: […], template: staff_notice }.",
		},
		true,
	);
}
