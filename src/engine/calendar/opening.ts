import type { BusinessState, Instant, Shift } from "../model.ts";
import { dateOf, epochDay } from "./civil.ts";
import type { Zone } from "./zone.ts";

/** A time from an instant until, but not including, another. */
export interface Span {
	readonly from: Instant;
	readonly until: Instant;
}

/** How far ahead it looks for an opening or a closing. */
const A_YEAR = 366;

/** Dates whose spans are remembered before the cache begins anew. */
const KEPT = 1_000;

/** When a business is open, from the shifts of its days and what staff switched. */
export interface Opening {
	isOpen(at: Instant, business: BusinessState): boolean;
	openUntil(at: Instant, business: BusinessState): Instant | null;
	nextOpen(at: Instant, business: BusinessState): Instant | null;
}

/** The spans that begin on a day, counted from 1970-01-01. */
type SpansOn = (day: number) => readonly Span[];

/** Gives an {@link Opening} over the shifts that begin on each local date. */
export function opening(
	zone: Zone,
	shiftsOn: (date: string) => readonly Shift[],
): Opening {
	const usual = rememberedSpans(zone, shiftsOn);
	return {
		isOpen: (at, business) => {
			const spansOn = switchedSpans(zone, usual, business);
			const today = zone.dayAt(at);
			// A shift that began the evening before may still run.
			return [today - 1, today].some((day) =>
				spansOn(day).some((span) => holds(span, at)),
			);
		},
		openUntil: (at, business) =>
			closing(at, zone, switchedSpans(zone, usual, business)),
		nextOpen: (at, business) =>
			nextStart(at, zone, switchedSpans(zone, usual, business)),
	};
}

/** The usual spans, but for the days that staff closed or opened. */
function switchedSpans(
	zone: Zone,
	usual: SpansOn,
	{ closedOn, openOn }: BusinessState,
): SpansOn {
	if (closedOn === null && openOn === null) return usual;
	const closed = closedOn === null ? null : epochDay(closedOn);
	const open = openOn === null ? null : epochDay(openOn);
	return (day) => {
		if (day === closed) return [];
		const midnight = zone.instantOn(day, 24 * 60);
		const whole = { from: zone.instantOn(day, 0), until: midnight };
		const spans = day === open ? [whole, ...usual(day)] : usual(day);
		return day + 1 === closed
			? spans.map((span) => cutAt(span, midnight))
			: spans;
	};
}

function rememberedSpans(
	zone: Zone,
	shiftsOn: (date: string) => readonly Shift[],
): SpansOn {
	const kept = new Map<number, readonly Span[]>();
	return (day) => {
		const known = kept.get(day);
		if (known) return known;
		if (kept.size >= KEPT) kept.clear();
		const spans = shiftsOn(dateOf(day))
			.map(({ start, end }) => ({
				from: zone.instantOn(day, start),
				until: zone.instantOn(day, end),
			}))
			// A shift that lies within the hour that summer time leaves out.
			.filter((span) => span.from < span.until);
		kept.set(day, spans);
		return spans;
	};
}

function holds({ from, until }: Span, at: Instant): boolean {
	return from <= at && at < until;
}

function cutAt(span: Span, end: Instant): Span {
	return span.until <= end ? span : { ...span, until: end };
}

/** The end of the open time that holds `at`, through all spans that touch; null while closed, or when it ends in no year. */
function closing(at: Instant, zone: Zone, spansOn: SpansOn): Instant | null {
	const first = zone.dayAt(at) - 1;
	let until: Instant | null = null;
	for (let day = first; day < first + A_YEAR; day++) {
		for (const span of spansOn(day)) {
			if (until === null) until = holds(span, at) ? span.until : null;
			else if (span.from > until) return until;
			else if (span.until > until) until = span.until;
		}
		if (until === null ? day > first : until < zone.instantOn(day, 24 * 60))
			return until;
	}
	return null;
}

/** The first start after `at`; null when a span holds `at`, or none follows within a year. */
function nextStart(at: Instant, zone: Zone, spansOn: SpansOn): Instant | null {
	const first = zone.dayAt(at) - 1;
	for (let day = first; day < first + A_YEAR; day++)
		for (const span of spansOn(day)) {
			if (holds(span, at)) return null;
			if (span.from > at) return span.from;
		}
	return null;
}
