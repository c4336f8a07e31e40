import type { SenderRow } from "../people-tables.ts";
import type { Tables } from "../tables.ts";

/** Our numbers: those of the database, and those that wait to be stored with their first conversation. */
export class Senders {
	readonly #byId = new Map<number, SenderRow>();
	readonly #byAddress = new Map<string, SenderRow>();
	readonly #stored = new Set<number>();

	constructor(tables: Tables) {
		for (const sender of tables.people.senders()) {
			this.#know(sender);
			this.#stored.add(sender.id);
		}
	}

	ids(): Iterable<number> {
		return this.#byId.keys();
	}

	get(id: number): SenderRow | undefined {
		return this.#byId.get(id);
	}

	/** The one with this address; where nobody knew it, one with the id that `next` gives. */
	at(channel: string, address: string, next: () => number): SenderRow {
		return (
			this.#byAddress.get(keyOf(channel, address)) ??
			this.#know({ id: next(), channel, address })
		);
	}

	isStored(id: number): boolean {
		return this.#stored.has(id);
	}

	/** A transaction has stored it. */
	setStored(id: number): void {
		this.#stored.add(id);
	}

	#know(sender: SenderRow): SenderRow {
		this.#byId.set(sender.id, sender);
		this.#byAddress.set(keyOf(sender.channel, sender.address), sender);
		return sender;
	}
}

function keyOf(channel: string, address: string): string {
	return `${channel.length} ${channel} ${address}`;
}
