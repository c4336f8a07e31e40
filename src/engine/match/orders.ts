/** Gathers the orders of rules without duplicates. It is used again for every message, so that a message allocates little. */
export interface Orders {
	/** Forgets what was gathered before. */
	clear(): void;
	add(orders: readonly number[]): void;
	/** What was gathered since, rising; the caller's own. */
	rising(): readonly number[];
}

/** Orders from 0 to below `count`. */
export function gatherOrders(count: number): Orders {
	// Of each order: the round that met it last. Clearing is counting one further.
	const met = new Uint32Array(count);
	let round = 0;
	let gathered: number[] = [];
	return {
		clear() {
			gathered = [];
			round = (round + 1) >>> 0;
			if (round > 0) return;
			met.fill(0);
			round = 1;
		},
		add(orders) {
			for (const order of orders) {
				if (met[order] === round) continue;
				met[order] = round;
				gathered.push(order);
			}
		},
		rising: () =>
			gathered.length < 2
				? gathered
				: gathered.sort((one, other) => one - other),
	};
}
