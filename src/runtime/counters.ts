import type { JournalDraft } from "../engine/model.ts";

/** Journal rows that this process wrote, by type, for `/metrics`. */
export interface Counters {
	count(rows: readonly Pick<JournalDraft, "type" | "body">[]): void;
	counts(): Readonly<Record<string, number>>;
	total(): number;
}

/** Counts from nothing. `decision.made` counts a second time under its silence: `decision.made:limit`. */
export function createCounters(): Counters {
	const counted = new Map<string, number>();
	let total = 0;
	const add = (name: string) => counted.set(name, (counted.get(name) ?? 0) + 1);
	return {
		count(rows) {
			for (const { type, body } of rows) {
				total += 1;
				add(type);
				if (type === "decision.made" && typeof body.silent === "string")
					add(`${type}:${body.silent}`);
			}
		},
		counts: () => Object.fromEntries(counted),
		total: () => total,
	};
}
