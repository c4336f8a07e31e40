import { DAY, HOUR, type Limit, MINUTE, SECOND } from "./model.ts";

const units = [
	[DAY, "day"],
	[HOUR, "hour"],
	[MINUTE, "minute"],
	[SECOND, "second"],
] as const;

/** A length of time in an owner's words, in the largest unit that fits evenly: `12 hours`, `1 day`, `90 minutes`. */
export function describeDuration(milliseconds: number): string {
	const [size, unit] =
		units.find(([size]) => milliseconds % size === 0) ?? units[3];
	const count = Math.round(milliseconds / size);
	return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** A limit as an owner writes it: `once per 12 hours`, `2 per hour`, `once ever`. */
export function describeLimit({ times, perMs }: Limit): string {
	const count = times === 1 ? "once" : String(times);
	if (perMs === null) return `${count} ever`;
	return `${count} per ${describeDuration(perMs).replace(/^1 /, "")}`;
}
