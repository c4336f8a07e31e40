import type { Clock } from "../engine/ports.ts";

/** Slows down who guesses at the token. Kept in memory, per peer. */
export interface Guesses {
	/** Seconds until this peer may try again; 0: now. */
	waitOf(peer: string): number;
	/** Counts a wrong guess. */
	wrong(peer: string): void;
}

/** Wrong tokens that a peer has free; people mistype. */
const FREE = 10;
/** One more every so many milliseconds. */
const REFILL_MS = 2_000;
/** Peers remembered; the longest forgotten first. */
const MOST_PEERS = 1_000;

/**
 * After ten wrong tokens a peer has one try every two seconds, right or wrong: 10,000 guesses take it more than five hours. Behind a
 * proxy everybody is one peer, so a flood of guesses there keeps the owner out as long as it lasts.
 */
export function guesses(clock: Clock): Guesses {
	// The moment at which a peer's account is full again, the oldest entry first.
	const fullAt = new Map<string, number>();
	return {
		waitOf: (peer) => {
			const debt = (fullAt.get(peer) ?? 0) - clock.now();
			return Math.max(0, Math.ceil((debt - (FREE - 1) * REFILL_MS) / 1_000));
		},
		wrong: (peer) => {
			const from = Math.max(fullAt.get(peer) ?? 0, clock.now());
			fullAt.delete(peer);
			fullAt.set(peer, from + REFILL_MS);
			if (fullAt.size > MOST_PEERS) forgetOldest(fullAt);
		},
	};
}

function forgetOldest(peers: Map<string, number>): void {
	const [oldest] = peers.keys();
	if (oldest !== undefined) peers.delete(oldest);
}
