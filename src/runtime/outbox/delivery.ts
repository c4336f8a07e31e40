import {
	after,
	type DueSend,
	type Outcome,
	type SendError,
} from "../../engine/model.ts";
import { insist } from "../insist.ts";
import { pause } from "../timer.ts";
import { type AttemptOptions, attempt } from "./attempt.ts";
import type { Gate } from "./gate.ts";
import { hear, isTrouble } from "./hear.ts";
import { postponedOutcome } from "./outcome.ts";
import { createPace } from "./rate.ts";
import type { Rates } from "./rates.ts";
import type { Settler } from "./settler.ts";
import { createSlowed, isTooFastForOne } from "./slowed.ts";

/** Carries out what was claimed, at the pace that senders and recipients allow. */
export interface Delivery {
	/** Makes an attempt when its turn has come; resolves when what became of it is on disk. */
	deliver(send: DueSend, isProbe: boolean): Promise<void>;
	/** Counts what left in an earlier life of this process. */
	remember(recent: readonly RecentSend[]): void;
	/** The provider says that this conversation's customer got too much in too little time. */
	slow(conversation: number): void;
}

/** A message that left in an earlier life of this process. */
export interface RecentSend {
	readonly sender: string;
	readonly conversation: number;
	readonly agoMs: number;
}

/** What delivering stands on. */
export interface DeliveryOptions extends AttemptOptions {
	readonly pairIntervalMs: number;
	readonly pairBurst: number;
	readonly gate: Gate;
	readonly rates: Rates;
	readonly settler: Settler;
	/** Hear that a reply of a conversation was not accepted. */
	readonly courtesies: { trouble(conversation: number): void };
	/** Hears of a message that will not arrive, before that is written down. */
	readonly onFailed?: (send: DueSend, outcome: Outcome) => Promise<void>;
	readonly onTrouble: (error: unknown) => void;
}

const paceError: SendError = {
	code: "PACE",
	message: "WhatsApp takes only so many messages to one person.",
	advice: null,
};

/** Delivery in which nothing has left yet. */
export function createDelivery(options: DeliveryOptions): Delivery {
	const { clock, timer, gate, rates, settler, courtesies } = options;
	const pace = createPace(options.pairIntervalMs, options.pairBurst);
	const slowed = createSlowed();

	function turnMsOf(conversation: number): number {
		const now = timer.elapsedMs();
		return slowed.waitMs(conversation, now) || pace.take(conversation, now);
	}

	function slow(conversation: number): void {
		slowed.add(conversation, timer.elapsedMs());
	}

	/** Nobody but this process settles the attempt: what has to come before that has to succeed. */
	async function tellFailed(send: DueSend, outcome: Outcome): Promise<void> {
		await insist(async () => options.onFailed?.(send, outcome), options);
	}

	async function postpone(send: DueSend, waitMs: number): Promise<void> {
		const now = clock.now();
		const notBefore = after(now, Math.ceil(waitMs));
		courtesies.trouble(send.conversation);
		await settler.settle(postponedOutcome(send, paceError, { now, notBefore }));
	}

	return {
		async deliver(send, isProbe) {
			const waitMs = turnMsOf(send.conversation);
			if (waitMs > 0) return postpone(send, waitMs);
			const turnMs = rates.of(send.sender).reserve(timer.elapsedMs());
			if (turnMs > 0) await pause(timer, turnMs);
			const attempted = await attempt(send, isProbe, options);
			const { outcome, error } = attempted;
			hear(gate, attempted, { isProbe, elapsedMs: timer.elapsedMs() });
			if (isTooFastForOne(error)) slow(send.conversation);
			if (isTrouble(outcome)) courtesies.trouble(send.conversation);
			if (outcome.result.type === "failed") await tellFailed(send, outcome);
			await settler.settle(outcome);
		},
		remember(recent) {
			const now = timer.elapsedMs();
			for (const { sender, conversation, agoMs } of recent) {
				rates.of(sender).reserve(now - agoMs);
				pace.take(conversation, now - agoMs);
			}
		},
		slow,
	};
}
