const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const names = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/**
 * Milliseconds from a moment to the next time a zone's own clock shows a weekday and time: `untilNext(at, "Asia/Beirut", 1, 8 * 60)`
 * is the next Monday 08:00. Never zero: on Monday at 08:00 it is a week. Days that are an hour longer or shorter come out right.
 */
export function untilNext(from, timezone, weekday, minuteOfDay) {
	const start = Date.parse(from);
	const now = wall(start, timezone);
	const ahead = (weekday - now.weekday + 7) % 7;
	const guess = ahead * DAY + (minuteOfDay - now.minute) * MINUTE;
	const wanted = guess > 0 ? guess : guess + 7 * DAY;
	const then = wall(start + wanted, timezone);
	const off = minuteOfDay - then.minute;
	const corrected = wanted + nearest(off) * MINUTE - secondsOver(start);
	return corrected > 0 ? corrected : corrected + 7 * DAY;
}

/** Milliseconds to a wall-clock moment `2026-11-30T08:00` of a zone; negative where it has passed. */
export function untilWall(from, timezone, local) {
	const start = Date.parse(from);
	const asUtc = Date.parse(`${local}:00Z`);
	const guess = asUtc - offsetAt(asUtc, timezone);
	return asUtc - offsetAt(guess, timezone) - start;
}

/** `2026-11-30T08:00`: what a zone's clock shows, as a date box takes it. */
export function wallInput(iso, timezone) {
	const at = Date.parse(iso);
	return new Date(at + offsetAt(at, timezone)).toISOString().slice(0, 16);
}

function wall(at, timezone) {
	const parts = partsOf(at, timezone);
	return {
		weekday: names.indexOf(parts.weekday),
		minute: Number(parts.hour) * 60 + Number(parts.minute),
	};
}

function offsetAt(at, timezone) {
	const { year, month, day, hour, minute, second } = partsOf(at, timezone);
	const shown = Date.UTC(year, month - 1, day, hour, minute, second);
	return shown - Math.floor(at / 1000) * 1000;
}

function partsOf(at, timezone) {
	const format = new Intl.DateTimeFormat("en-GB", {
		timeZone: timezone,
		weekday: "short",
		year: "numeric",
		month: "numeric",
		day: "numeric",
		hour: "2-digit",
		minute: "2-digit",
		second: "2-digit",
		hourCycle: "h23",
	});
	return Object.fromEntries(
		format.formatToParts(at).map(({ type, value }) => [type, value]),
	);
}

/** An hour of summer time may put the clock before or behind midnight. */
function nearest(minutes) {
	if (minutes > 720) return minutes - 1440;
	return minutes < -720 ? minutes + 1440 : minutes;
}

function secondsOver(at) {
	return at % MINUTE;
}
