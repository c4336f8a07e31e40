/** A moment as ISO text; null stays null. What no calendar can say becomes null as well. */
export function iso(at: number | null): string | null {
	if (at === null || Math.abs(at) > 8.64e15) return null;
	return new Date(at).toISOString();
}
