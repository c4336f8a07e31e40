import { DAY } from "../model.ts";
import { dateOf } from "./civil.ts";
import { changeBetween, type Zone } from "./zone.ts";

/** A time that clocks leave out: from a minute of a date until, but not including, another. */
export interface Gap {
	readonly date: string;
	readonly from: number;
	readonly until: number;
}

/** Morocco keeps a different time for one month only; a week misses nothing. */
const STEP = 7 * DAY;

/** The years that are looked at: the engine has no clock, and rules of summer time change slowly. */
const FIRST = Date.UTC(2026, 0, 1);
const LAST = Date.UTC(2036, 0, 1);

const gaps = new Map<string, readonly Gap[]>();

/** The times that a zone's clocks leave out from 2026 to 2035, in order. */
export function gapsOf(zone: Zone): readonly Gap[] {
	const known = gaps.get(zone.name);
	if (known) return known;
	const found: Gap[] = [];
	for (let at = FIRST; at < LAST; at += STEP)
		if (zone.offsetAt(at + STEP) > zone.offsetAt(at)) found.push(gap(at, zone));
	gaps.set(zone.name, found);
	return found;
}

function gap(before: number, { offsetAt }: Zone): Gap {
	const change = changeBetween(before, before + STEP, offsetAt);
	const wall = change + offsetAt(change - 1);
	const day = Math.floor(wall / DAY);
	const from = (wall - day * DAY) / 60_000;
	const length = (offsetAt(change) - offsetAt(change - 1)) / 60_000;
	return { date: dateOf(day), from, until: from + length };
}
