declare const instantBrand: unique symbol;

/** A moment: milliseconds since 1970-01-01T00:00:00Z, an integer. ISO text exists only at the borders. */
export type Instant = number & { readonly [instantBrand]: true };

/** Takes a number of milliseconds since 1970 as an {@link Instant}, cut to whole milliseconds. */
export function instant(milliseconds: number): Instant {
	return Math.trunc(milliseconds) as Instant;
}

/** The moment `milliseconds` after (or, when negative, before) `from`. */
export function after(from: Instant, milliseconds: number): Instant {
	return instant(from + milliseconds);
}

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
