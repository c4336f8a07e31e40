import { inboundBody } from "../../src/infobip/emulator/reports.ts";
import type { Chance } from "../chaos/random.ts";
import { account } from "../process/infobip-server.ts";
import type { Latencies } from "./latencies.ts";
import type { Ledger } from "./ledger.ts";

/** Customers who come, say a few things, and go; some of them come back. */
export interface Customers {
	/** How many different ones there have been. */
	known(): number;
	/** Messages that were acknowledged, and those that were not. */
	counts(): { readonly acknowledged: number; readonly refused: number };
	/** Nobody new comes; resolves when those who are there have said what they were saying. */
	stop(): Promise<void>;
}

/** How many come, and where they write to. */
export interface CustomersOptions {
	readonly perSecond: number;
	readonly chance: Chance;
	readonly ledger: Ledger;
	readonly latencies: Latencies;
	readonly post: (body: unknown) => Promise<number>;
	/** The server's time of day, in milliseconds since 1970. */
	readonly now: () => number;
}

/** At any time so many customers are there for each message a second: each of them writes every six seconds. */
const AT_ONCE = 6;
/** Short, so that more customers have come within ten minutes than the server keeps in memory. */
const LONGEST_VISIT = 8;
/** Of those who come, the part that was there before. */
const RETURNING = 0.5;
/** Of what is written, the part that no rule knows. */
const UNKNOWN = 0.1;

/** Begins at once. */
export function letCustomersCome(options: CustomersOptions): Customers {
	const { perSecond, chance } = options;
	const places = Math.max(1, perSecond * AT_ONCE);
	const say = speaking(options);
	const here = new Set<number>();
	let known = 0;
	let stopped = false;

	function come(): number {
		const old = chance.between(0, Math.max(1, known));
		if (known > places && chance.happens(RETURNING) && !here.has(old))
			return old;
		known += 1;
		return known - 1;
	}

	async function visit(): Promise<void> {
		const customer = come();
		here.add(customer);
		for (let left = chance.between(1, LONGEST_VISIT); left > 0; left -= 1) {
			await pause(chance.between(0, (2_000 * places) / perSecond));
			if (stopped) break;
			await say.once(numberOf(customer), left === 1);
		}
		here.delete(customer);
	}

	async function fill(): Promise<void> {
		while (!stopped) await visit();
	}

	const all = Array.from({ length: places }, fill);
	return {
		known: () => known,
		counts: say.counts,
		async stop() {
			stopped = true;
			await Promise.all(all);
		},
	};
}

function speaking(options: CustomersOptions) {
	const { chance, ledger, latencies, post, now } = options;
	let number = 0;
	let acknowledged = 0;
	let refused = 0;
	return {
		counts: () => ({ acknowledged, refused }),
		async once(from: string, isLast: boolean): Promise<void> {
			number += 1;
			const mine = number;
			const isKnown = isLast || !chance.happens(UNKNOWN);
			if (isKnown) ledger.asked(from, mine);
			const text = textOf(mine, isKnown, isLast);
			const { INFOBIP_SENDER: to } = account;
			const message = { type: "TEXT", text };
			const said = { from, to, message, name: `Guest ${from.slice(-5)}` };
			const body = inboundBody(said, `wamid.soak/${mine}=`, now());
			const status = await latencies.of(() => post(body)).catch(() => 0);
			if (status === 200) acknowledged += 1;
			else {
				refused += 1;
				ledger.withdrawn(from, mine);
			}
		},
	};
}

function textOf(number: number, isKnown: boolean, isLast: boolean): string {
	if (isLast) return `goodbye number ${number}`;
	return isKnown ? `number ${number} please` : `something else ${number}`;
}

function numberOf(customer: number): string {
	return String(96_170_000_000 + customer);
}

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
