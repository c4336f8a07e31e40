import type { Site } from "../kinds.ts";
import type { Finding } from "../model.ts";
import { isByHours, type Messages, type Texts } from "./texts.ts";

/** `open:` and `closed:` say nothing about a business that keeps no hours. */
export function hoursFindings(
	texts: Texts,
	{ data }: Pick<Site, "data">,
	path: Finding["path"],
): readonly Finding[] {
	if (data.profile.hours !== null || !isByHours<Messages>(texts)) return [];
	return [
		{
			path: [...path, "open"],
			code: "missing",
			severity: "error",
			message: "The business keeps no hours, so it is neither open nor closed.",
			help: "Write its hours under business.hours, e.g. mon-fri: 9:00-17:00, or one text for all hours.",
		},
	];
}
