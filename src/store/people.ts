import type { Address } from "../engine/model.ts";

/** Whether two addresses are the same. */
export function isSameAddress(one: Address, other: Address): boolean {
	return one.kind === other.kind && one.value === other.value;
}

/** Whether two contacts are reached in the same ways, in the same order. */
export function areSameAddresses(
	some: readonly Address[],
	others: readonly Address[],
): boolean {
	return (
		some.length === others.length &&
		some.every((one, index) => {
			const other = others[index];
			return other !== undefined && isSameAddress(one, other);
		})
	);
}

/** Whether all of these addresses are among the known ones. */
export function haveAll(
	known: readonly Address[],
	told: readonly Address[],
): boolean {
	return told.every((one) => known.some((other) => isSameAddress(one, other)));
}

/** Known addresses with new ones, the best first: phone numbers before user ids, and of a kind the newest. */
export function joinedAddresses(
	known: readonly Address[],
	told: readonly Address[],
): readonly Address[] {
	const isKnown = (one: Address) =>
		known.some((other) => isSameAddress(one, other));
	const fresh = told.filter((one) => !isKnown(one));
	if (fresh.length === 0) return known;
	const all = [...distinct(fresh), ...known];
	return [
		...all.filter(({ kind }) => kind === "phone"),
		...all.filter(({ kind }) => kind !== "phone"),
	];
}

/** One key for an address on a channel. */
export function addressKey(channel: string, { kind, value }: Address): string {
	return `${kind} ${channel.length} ${channel} ${value}`;
}

function distinct(addresses: readonly Address[]): readonly Address[] {
	return addresses.filter(
		(one, index) =>
			addresses.findIndex((other) => isSameAddress(one, other)) === index,
	);
}
