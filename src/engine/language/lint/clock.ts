import type { Draft } from "../draft.ts";
import { tell, under } from "../here.ts";

/** `missing`: something looks at the clock, and the files do not say where the business is. */
export function clock({
	rules,
	business,
	timezone,
	data,
	report,
}: Draft): void {
	if (
		timezone !== null ||
		report.problems.some(({ code }) => code === "bad-timezone")
	)
		return;
	const help = "Write timezone: Asia/Beirut under `business`.";
	if (
		business !== undefined &&
		(data.profile.hours !== null || data.profile.holidays.length > 0)
	) {
		tell(
			under(business, data.profile.hours === null ? "holidays" : "hours"),
			{
				code: "missing",
				message: "Hours mean nothing without the business's time zone.",
				help,
			},
			true,
		);
		return;
	}
	for (const rule of rules) {
		const placed = [...rule.when, ...rule.if].find(({ data }) =>
			looks.has(data.key),
		);
		if (placed === undefined) continue;
		const { key } = placed.data;
		tell(
			placed.here,
			{
				code: "missing",
				message: `"${key}" needs the business's time zone.`,
				help,
			},
			true,
		);
		return;
	}
}

const looks = new Set(["schedule", "days", "time", "dates"]);
