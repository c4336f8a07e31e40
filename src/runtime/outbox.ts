import type { DueSend, Fact, Outcome } from "../engine/model.ts";
import type { Claimed, Room, Store } from "../engine/ports.ts";
import {
	createDelivery,
	type DeliveryOptions,
	type RecentSend,
} from "./outbox/delivery.ts";
import { createGate } from "./outbox/gate.ts";
import { createRates } from "./outbox/rates.ts";
import { createSettler } from "./outbox/settler.ts";
import { nextTurn } from "./timer.ts";

/** Sends what the journal decided, conversations side by side and each in its order. */
export interface Outbox {
	/** Something may be due. Nothing leaves before the first time. */
	wake(): void;
	/** Writes, and lets leave what the write has claimed; how much that may be it is told. */
	claimWith<Written extends Claimed>(
		write: (room: Room) => Promise<Written>,
	): Promise<Written>;
	/** Claims nothing more; resolves when what is under way has ended. */
	stop(): Promise<void>;
	/** Why sending pauses, or null. */
	paused(): string | null;
	inFlight(): number;
	/** The provider says that this conversation's customer got too much in too little time. */
	slow(conversation: number): void;
}

/** What the outbox stands on. */
export interface OutboxOptions
	extends Omit<DeliveryOptions, "gate" | "rates" | "settler"> {
	readonly store: Store;
	/** Messages a second for each sender. */
	readonly sendRate: number;
	/** What left shortly before the start, as far as it is known. */
	readonly recent: readonly RecentSend[];
	/** Journals that sending pauses or goes on. */
	readonly tell: (fact: Fact) => void;
	/** Hears what is settled, once it is on disk. */
	readonly onSettled: (outcomes: readonly Outcome[]) => void;
	readonly courtesies: Followers;
}

/** Those who wait for replies to be accepted. */
export interface Followers {
	/** The outbox is about to look; what it gives back is told which conversations still have something under way. */
	look(): (busy: ReadonlySet<number>) => void;
	/** A reply of this conversation was not accepted. */
	trouble(conversation: number): void;
}

/** So many leave in one turn of the event loop, so that what arrives meanwhile does not wait for a long row of requests. */
const CLAIM = 40;
const SIDE_BY_SIDE = 512;
const AGAIN_MS = 1_000;

/** An outbox that waits to be woken. */
export function createOutbox(options: OutboxOptions): Outbox {
	const { store, clock, timer } = options;
	const inFlight = new Map<number, Promise<void>>();
	const rates = createRates(options.sendRate);
	const gate = createGate(options.tell);
	const settler = createSettler({
		...options,
		settle: (outcomes) => claimWith((room) => store.settle(outcomes, room)),
	});
	const delivery = createDelivery({ ...options, gate, rates, settler });
	let looking = false;
	let lookAgain = false;
	let state: "asleep" | "awake" | "stopped" = "asleep";
	/** Room that was given to writes under way, and what they have claimed that has not begun: it has no place in a rate yet. */
	let given = 0;
	let cancelAlarm = () => {};
	delivery.remember(options.recent);

	function wake(): void {
		if (state === "stopped") return;
		state = "awake";
		lookAgain = true;
		if (!looking) void look();
	}

	async function look(): Promise<void> {
		looking = true;
		await nextTurn();
		while (lookAgain && state === "awake") {
			lookAgain = false;
			await claim().catch(postponeLook);
			await nextTurn();
		}
		looking = false;
	}

	function postponeLook(error: unknown): void {
		options.onTrouble(error);
		alarm(AGAIN_MS);
	}

	/** How many may be claimed now; where none may, the alarm says when. */
	function allowance(): number {
		if (state !== "awake") return 0;
		const now = timer.elapsedMs();
		const waitMs = Math.max(gate.waitMs(now), rates.waitMs(now));
		if (waitMs > 0) {
			alarm(waitMs);
			return 0;
		}
		const busy = inFlight.size + given;
		if (gate.paused()) return busy === 0 ? 1 : 0;
		const free = Math.min(SIDE_BY_SIDE - busy, rates.free(now) - given);
		return Math.min(CLAIM, Math.max(0, free));
	}

	function alarm(delayMs: number): void {
		cancelAlarm();
		cancelAlarm = timer.after(Math.ceil(delayMs), wake);
	}

	async function claim(): Promise<void> {
		const looked = options.courtesies.look();
		const { all } = await claimWith(async ({ now, limit }) => {
			const due = limit > 0 ? await store.claimDue(now, limit) : [];
			return { due, all: due.length < limit };
		});
		if (all) looked(new Set(inFlight.keys()));
	}

	async function claimWith<Written extends Claimed>(
		write: (room: Room) => Promise<Written>,
	): Promise<Written> {
		const limit = allowance();
		const isProbe = gate.paused() !== null;
		given += limit;
		let left = limit;
		try {
			const written = await write({ now: clock.now(), limit });
			left -= written.due.length;
			if (isProbe && written.due.length > 0) gate.probe(timer.elapsedMs());
			for (const send of written.due) start(send, isProbe);
			if (limit > 0 && left === 0) wake();
			return written;
		} finally {
			given -= left;
		}
	}

	function start(send: DueSend, isProbe: boolean): void {
		// In the next turn: first the provider hears that we have what was written with it.
		const before = inFlight.get(send.conversation) ?? nextTurn();
		const sending = before.then(() => {
			given -= 1;
			return delivery.deliver(send, isProbe);
		});
		const ended = sending.catch(options.onTrouble).then(() => {
			if (inFlight.get(send.conversation) !== ended) return;
			inFlight.delete(send.conversation);
			wake();
		});
		inFlight.set(send.conversation, ended);
	}

	return {
		wake,
		claimWith,
		async stop() {
			state = "stopped";
			cancelAlarm();
			// What is being claimed at this moment is about to leave.
			while (given > 0) await nextTurn();
			while (inFlight.size > 0) await Promise.all(inFlight.values());
		},
		paused: gate.paused,
		inFlight: () => inFlight.size,
		slow: delivery.slow,
	};
}
