/** Who was asked what, and was it answered once and in order. It holds what is open, and no more. */
export interface Ledger {
	/** The customer has written this number, and waits for its answer. */
	asked(customer: string, number: number): void;
	/** It was not taken: nobody will answer. */
	withdrawn(customer: string, number: number): void;
	answered(customer: string, number: number): void;
	/** Answers that have not come. */
	open(): number;
	/** Answers that came as they should. */
	kept(): number;
	/** What was not as it should be, in words; the first of them only. */
	readonly faults: readonly string[];
}

const MOST_FAULTS = 20;

/** A ledger in which nobody has asked anything yet. Numbers are never used twice. */
export function createLedger(): Ledger {
	const waiting = new Map<string, number[]>();
	const faults: string[] = [];
	let open = 0;
	let kept = 0;

	function fault(text: string): void {
		if (faults.length < MOST_FAULTS) faults.push(text);
	}

	function settle(customer: string, number: number): number {
		const numbers = waiting.get(customer) ?? [];
		const place = numbers.indexOf(number);
		if (place === -1) return place;
		numbers.splice(place, 1);
		if (numbers.length === 0) waiting.delete(customer);
		open -= 1;
		return place;
	}

	return {
		faults,
		open: () => open,
		kept: () => kept,
		asked(customer, number) {
			waiting.set(customer, [...(waiting.get(customer) ?? []), number]);
			open += 1;
		},
		withdrawn: settle,
		answered(customer, number) {
			const place = settle(customer, number);
			if (place === 0) kept += 1;
			else if (place === -1)
				fault(`${customer} got ${number} twice, or without having asked`);
			else fault(`${customer} got ${number} before an answer that is older`);
		},
	};
}
