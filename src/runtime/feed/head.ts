import type { Store } from "../../engine/ports.ts";

/**
 * The number of the journal's last row, or `from` when there is none behind it. It asks for one row at a time, in steps that grow
 * while they find one and shrink when they do not: some forty look-ups for a journal of a million rows.
 */
export async function findHead(
	store: Pick<Store, "journalAfter">,
	from: number,
): Promise<number> {
	let head = from;
	let step = 1;
	while (step >= 1) {
		const [found] = await store.journalAfter(head + step - 1, 1);
		if (found) {
			head = found.seq;
			step *= 2;
		} else if (step === 1) return head;
		else step = Math.max(1, Math.floor(step / 4));
	}
	return head;
}
