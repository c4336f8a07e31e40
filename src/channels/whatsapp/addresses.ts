import type { Address } from "../../engine/model.ts";
import { isPhone, isUserId } from "../../infobip/numbers.ts";

/** The ways to reach somebody, the best first; none where nothing given is an address. */
export function addressesOf(
	...given: readonly (string | null)[]
): readonly Address[] {
	const all = given.flatMap((one) => addressOf(one) ?? []);
	const phones = all.filter(({ kind }) => kind === "phone").slice(0, 1);
	const users = all.filter(({ kind }) => kind === "user").slice(0, 1);
	return [...phones, ...users];
}

function addressOf(text: string | null): Address | null {
	if (text === null) return null;
	if (isPhone(text)) return { kind: "phone", value: text };
	return isUserId(text) ? { kind: "user", value: text } : null;
}
