import { compileCalendar } from "../../engine/calendar.ts";
import { instant } from "../../engine/model.ts";
import { type Figure, type FigureKind, SLOT_MS } from "../../engine/ports.ts";
import { replyMs } from "../../engine/reply-bucket.ts";
import type { Span } from "./span.ts";

/** A name with how often it was counted. */
export interface Named {
	readonly name: string;
	readonly count: number;
	/** Milliseconds since 1970. */
	readonly lastAt: number;
}

/** How often something was counted, over the whole span. */
export function sumOf(figures: readonly Figure[], kind: FigureKind): number {
	return figures.reduce(
		(sum, figure) => sum + (figure.kind === kind ? figure.count : 0),
		0,
	);
}

/** The names of a kind, the most frequent first. */
export function namesOf(
	figures: readonly Figure[],
	kind: FigureKind,
): readonly Named[] {
	const found = new Map<string, Named>();
	for (const figure of figures) {
		if (figure.kind !== kind) continue;
		const { name, count, at } = figure;
		const known = found.get(name);
		const lastAt = Math.max(at, known?.lastAt ?? 0);
		found.set(name, { name, count: count + (known?.count ?? 0), lastAt });
	}
	return [...found.values()].sort(
		(one, other) => other.count - one.count || (one.name < other.name ? -1 : 1),
	);
}

/** How often each kind was counted in each bucket of the span. */
export function seriesOf<Kind extends FigureKind>(
	figures: readonly Figure[],
	{ starts }: Pick<Span, "starts">,
	kinds: readonly Kind[],
): readonly Readonly<Record<Kind, number>>[] {
	const empty = () =>
		Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>;
	const series = starts.map(empty);
	for (const { kind, slot, count } of figures) {
		const bucket = series[bucketOf(slot * SLOT_MS, starts)];
		if (bucket && isOneOf(kind, kinds)) bucket[kind] += count;
	}
	return series;
}

function isOneOf<Kind extends FigureKind>(
	kind: FigureKind,
	kinds: readonly Kind[],
): kind is Kind {
	return (kinds as readonly FigureKind[]).includes(kind);
}

/** The last bucket that had begun, by halving. */
function bucketOf(at: number, starts: readonly number[]): number {
	let low = 0;
	let high = starts.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((starts[middle] ?? 0) <= at) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}

/** Customers' messages by weekday (Monday first) and hour, on the clock of the business. */
export function heatOf(
	figures: readonly Figure[],
	timezone: string,
): readonly (readonly number[])[] {
	const { local } = compileCalendar({ timezone, hours: null, holidays: [] });
	const heat = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
	for (const { kind, slot, count } of figures) {
		if (kind !== "received") continue;
		const { weekday, minute } = local(instant(slot * SLOT_MS));
		const row = heat[weekday];
		const hour = Math.floor(minute / 60);
		if (row) row[hour] = (row[hour] ?? 0) + count;
	}
	return heat;
}

/** Half of the answers were quicker than `median`, nine of ten than `p90`; null where there was none. */
export function timesOf(
	figures: readonly Figure[],
	kind: "reply-bot" | "reply-person",
): {
	readonly median: number | null;
	readonly p90: number | null;
	readonly count: number;
} {
	const rising = namesOf(figures, kind)
		.map(({ name, count }) => ({ bucket: Number(name), count }))
		.sort((one, other) => one.bucket - other.bucket);
	const all = rising.reduce((sum, { count }) => sum + count, 0);
	const at = (share: number): number | null => {
		let left = share * all;
		const found = rising.find(({ count }) => {
			left -= count;
			return left <= 0;
		});
		return found === undefined ? null : replyMs(found.bucket);
	};
	return { median: at(0.5), p90: at(0.9), count: all };
}
