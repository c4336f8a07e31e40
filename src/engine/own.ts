/** What a record holds under a name that somebody else chose: never what every object inherits, as `constructor`. */
export function own<Value>(
	record: Readonly<Record<string, Value>>,
	name: string,
): Value | undefined {
	return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** The same record with one more entry; also when the name is `__proto__`. */
export function withEntry<Value>(
	record: Readonly<Record<string, Value>>,
	name: string,
	value: Value,
): Readonly<Record<string, Value>> {
	return { ...record, [name]: value };
}

/** The same record without some names. */
export function withoutEntries<Value>(
	record: Readonly<Record<string, Value>>,
	names: readonly string[],
): Readonly<Record<string, Value>> {
	return Object.fromEntries(
		Object.entries(record).filter(([name]) => !names.includes(name)),
	);
}
