/** The one value that several mentions agree on; null where there is none, or where two differ: that is no answer. */
export function only<Value>(values: readonly Value[]): Value | null {
	const [first, ...others] = new Set(values);
	return first === undefined || others.length > 0 ? null : first;
}
