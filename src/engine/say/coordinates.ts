import { zoneOf } from "../calendar/zone.ts";
import { type Finding, HOUR } from "../model.ts";
import { limitFinding } from "./limits.ts";

/** A place in degrees north and east. */
export interface Coordinates {
	readonly latitude: number;
	readonly longitude: number;
}

/** What is wrong with a place: out of range, or latitude and longitude the wrong way round. */
export function coordinateFindings(
	place: Coordinates,
	timezone: string,
): readonly Finding[] {
	const { latitude, longitude } = place;
	if (Math.abs(latitude) > 90)
		return Math.abs(latitude) <= 180 && Math.abs(longitude) <= 90
			? [swapped(place, "error")]
			: [outOfRange("latitude", latitude, 90)];
	if (Math.abs(longitude) > 180)
		return [outOfRange("longitude", longitude, 180)];
	return isFarOff(place, timezone) ? [swapped(place, "warning")] : [];
}

function outOfRange(
	name: "latitude" | "longitude",
	value: number,
	limit: number,
): Finding {
	return limitFinding(
		[name],
		`A ${name} is between -${limit} and ${limit}; this is ${value}.`,
		null,
	);
}

function swapped(
	{ latitude, longitude }: Coordinates,
	severity: Finding["severity"],
): Finding {
	return {
		path: ["latitude"],
		code: "swapped-coordinates",
		severity,
		message: "Latitude and longitude seem to be the wrong way round.",
		help: `Did you mean { latitude: ${longitude}, longitude: ${latitude} }?`,
	};
}

/**
 * The sun stands in the south at noon: a time zone's clock tells the longitude within some 30 degrees. As written it is far off, the
 * other way round it fits.
 */
function isFarOff(
	{ latitude, longitude }: Coordinates,
	timezone: string,
): boolean {
	const winter = zoneOf(timezone).offsetAt(Date.UTC(2026, 0, 1));
	const middle = (winter / HOUR) * 15;
	const distance = (degrees: number) => Math.abs(degrees - middle);
	return distance(longitude) > 60 && distance(latitude) < 30;
}
