import type { Conversation } from "../../engine/model.ts";
import type { Store } from "../../engine/ports.ts";
import { type Numbers, numberKey, numberRef } from "./planned-send.ts";
import type { Sheet } from "./sheet.ts";

/** Finds the conversations that notices go to; the store keeps one that is new once something is queued for it. */
export async function findNumbers(
	sheets: Iterable<Sheet>,
	store: Pick<Store, "load">,
): Promise<Numbers> {
	const named = [...sheets].flatMap(({ sends }) =>
		sends.filter(({ send }) => send.to !== null),
	);
	const refs = new Map(named.map((send) => [numberKey(send), numberRef(send)]));
	if (refs.size === 0) return new Map();
	const { conversations } = await store.load([...refs.values()], []);
	const found = [...refs.keys()].map((key, index) => {
		return [key, conversations[index] as Conversation] as const;
	});
	return new Map(found);
}
