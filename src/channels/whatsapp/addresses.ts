import type { Address } from "../../engine/model.ts";
import { isPhone, isUserId } from "../../infobip/numbers.ts";

/** The ways to reach somebody, the best first; none where nothing given is an address. */
export function addressesOf(
	...given: readonly (string | null)[]
): readonly Address[] {
	let phone: Address | null = null;
	let user: Address | null = null;
	for (const text of given) {
		const address = addressOf(text);
		if (address?.kind === "phone") phone ??= address;
		else user ??= address;
	}
	if (phone === null) return user === null ? [] : [user];
	return user === null ? [phone] : [phone, user];
}

/** A phone number or a user id as an address; null where it is neither. */
export function addressOf(text: string | null): Address | null {
	if (text === null) return null;
	if (isPhone(text)) return { kind: "phone", value: text };
	return isUserId(text) ? { kind: "user", value: text } : null;
}
