import { DAY, HOUR, MINUTE, SECOND } from "../model.ts";

const units: Readonly<Record<string, number>> = {
	s: SECOND,
	second: SECOND,
	seconds: SECOND,
	m: MINUTE,
	minute: MINUTE,
	minutes: MINUTE,
	h: HOUR,
	hour: HOUR,
	hours: HOUR,
	d: DAY,
	day: DAY,
	days: DAY,
	week: 7 * DAY,
	weeks: 7 * DAY,
};

/** Reads `5s`, `45m`, `2h`, `3d`, `12 hours`, `2 weeks` as milliseconds; null for anything else. `m` is minutes. */
export function parseDuration(text: string): number | null {
	const [, amount, word] = /^\s*(\d{1,6})\s*([a-z]+)\s*$/i.exec(text) ?? [];
	const unit = units[word?.toLowerCase() ?? ""];
	return amount === undefined || unit === undefined
		? null
		: Number(amount) * unit;
}
