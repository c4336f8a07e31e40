import { compileCalendar } from "../../engine/calendar.ts";
import { DAY, HOUR, type Instant, instant } from "../../engine/model.ts";
import { SLOT_MS } from "../../engine/ports.ts";
import { HttpProblem } from "../problem.ts";

/** A stretch of time, cut into buckets on the business's own clock. */
export interface Span {
	readonly from: Instant;
	/** Not in it any more. */
	readonly to: Instant;
	readonly bucket: Bucket;
	/** Where each bucket begins, rising; the first is `from`. */
	readonly starts: readonly Instant[];
}

export type Bucket = "hour" | "day";

const MOST_BUCKETS = 1_000;
const USUAL_DAYS = 30;
/** Up to so many days hours are shown, unless somebody says otherwise. */
const HOURS_UP_TO_DAYS = 2;

/** Reads what span was asked for. Throws an `HttpProblem` for what is none. */
export function spanOf(
	asked: {
		readonly from?: string | undefined;
		readonly to?: string | undefined;
		readonly bucket?: Bucket | undefined;
	},
	timezone: string,
	now: Instant,
): Span {
	const { instantAt, local } = compileCalendar({
		timezone,
		hours: null,
		holidays: [],
	});
	const moment = (text: string, name: string): Instant => {
		const at = /^\d{4}-\d\d-\d\d$/.test(text)
			? dayAt(text, instantAt)
			: Date.parse(text);
		if (Number.isFinite(at) && Math.abs(at) < 8e15) return instant(at);
		throw wrong(`${name}: write 2026-11-20 or 2026-11-20T10:00:00Z.`);
	};
	const end = asked.to === undefined ? now : moment(asked.to, "to");
	const start =
		asked.from === undefined
			? instantAt(local(instant(end - USUAL_DAYS * DAY)).date, 0)
			: moment(asked.from, "from");
	const from = instant(Math.floor(start / SLOT_MS) * SLOT_MS);
	const to = instant(Math.ceil(end / SLOT_MS) * SLOT_MS);
	if (from >= to) throw wrong("`from` must lie before `to`.");
	const bucket =
		asked.bucket ?? (to - from > HOURS_UP_TO_DAYS * DAY ? "day" : "hour");
	if ((to - from) / (bucket === "day" ? DAY : HOUR) > MOST_BUCKETS)
		throw wrong(`At most ${MOST_BUCKETS} buckets: ask for less time, or days.`);
	const next = bucket === "hour" ? nextHour : nextDay;
	const starts = [from];
	for (let at = next(from); at < to; at = next(at)) starts.push(at);
	return { from, to, bucket, starts };

	/** The wall's next full hour; zones are apart by quarters, so hours begin at quarters. */
	function nextHour(at: Instant): Instant {
		return instant(at + HOUR - (local(at).minute % 60) * 60_000);
	}

	function nextDay(at: Instant): Instant {
		// A day has at least 20 hours and the next midnight at most 28 to come: 36 from noon lie in the next one, or behind it.
		const { date } = local(at);
		const noon = instantAt(date, 12 * 60);
		return instantAt(local(instant(noon + DAY)).date, 0);
	}
}

function dayAt(
	date: string,
	instantAt: (date: string, minute: number) => Instant,
): number {
	const isDate = new Date(`${date}T00:00:00Z`).toString() !== "Invalid Date";
	return isDate ? instantAt(date, 0) : Number.NaN;
}

function wrong(detail: string): HttpProblem {
	return new HttpProblem("wrong-value", { detail });
}
