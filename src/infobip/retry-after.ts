const LONGEST_MS = 15 * 60_000;

/**
 * How long a `Retry-After` header asks to wait: seconds or an HTTP date, 0 to 15 minutes; null where it says nothing.
 * A date in the past is 0, a negative number or any other text is null.
 */
export function retryAfterMs(
	header: string | null,
	nowMs: number,
): number | null {
	const text = header?.trim() ?? "";
	if (/^\d+(\.\d+)?$/.test(text)) return clamp(Number(text) * 1000);
	const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
	return Number.isNaN(date) ? null : clamp(date - nowMs);
}

function clamp(milliseconds: number): number {
	return Math.ceil(Math.min(Math.max(milliseconds, 0), LONGEST_MS));
}
