/**
 * A moment as Infobip writes it, in milliseconds since 1970: `2025-01-01T10:10:00.000+0000`, `-0300`, `+00:00` or `Z`.
 * Anything else is null, also a date without a zone.
 */
export function readDate(value: unknown): number | null {
	const parts = typeof value === "string" ? pattern.exec(value) : null;
	if (parts === null) return null;
	const [, local, sign, hours, minutes] = parts;
	const zone = sign === undefined ? "Z" : `${sign}${hours}:${minutes}`;
	const milliseconds = Date.parse(`${local}${zone}`);
	return Number.isNaN(milliseconds) ? null : milliseconds;
}

const pattern =
	/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(?:Z|([+-])(\d{2}):?(\d{2}))$/;

/** Milliseconds since 1970 as Infobip writes a moment. */
export function writeDate(milliseconds: number): string {
	return new Date(milliseconds).toISOString().replace("Z", "+0000");
}
