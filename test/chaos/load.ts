import { written } from "../process/world.ts";
import { type Chance, chanceFrom } from "./random.ts";

/** What was posted, and what was acknowledged. */
export interface Posted {
	/** Every message id that was ever posted. */
	readonly sent: ReadonlySet<string>;
	/** Those that got a 2xx. */
	readonly acknowledged: ReadonlySet<string>;
	/** How often a message was posted again although it was acknowledged. */
	readonly duplicates: number;
}

/** A load that runs. */
export interface Load {
	/** Begins nothing more; resolves when what was begun is acknowledged or given up. */
	stop(): Promise<Posted>;
}

/** How much is posted. */
export interface LoadOptions {
	readonly seed: number;
	readonly conversations: number;
	/** Messages a second, of all conversations together, at most. */
	readonly perSecond: number;
	/** The part that is posted again after it was acknowledged. */
	readonly duplicates: number;
	/** Posts to whichever server runs; rejects where there is none. */
	readonly post: (body: unknown) => Promise<number>;
}

/** Between a try that failed and the next. */
const AGAIN_MS = 200;
/** Of those that fail, the part that is not tried again: the provider may give up. */
const GIVEN_UP = 0.02;

/**
 * Posts numbered messages as Infobip does: again until they are acknowledged, some of them although they were. Within a conversation the
 * next message follows when the one before was acknowledged or given up, so that the order of arrival is known; conversations run side by side.
 */
export function startLoad(options: LoadOptions): Load {
	const sent = new Set<string>();
	const acknowledged = new Set<string>();
	const again: Promise<unknown>[] = [];
	const { conversations, perSecond, duplicates, post, seed } = options;
	const longestPauseMs = (2_000 * conversations) / perSecond;
	let stopped = false;

	async function talk(conversation: number): Promise<void> {
		const chance = chanceFrom(seed * 7_919 + conversation);
		for (let number = 1; !stopped; number += 1) {
			const id = messageIdOf(conversation, number);
			const body = written(customerOf(conversation), `number ${number}`, id);
			await pause(chance.between(0, longestPauseMs));
			sent.add(id);
			if (!(await insist(() => post(body), chance))) continue;
			acknowledged.add(id);
			if (chance.happens(duplicates)) again.push(post(body).catch(() => {}));
		}
	}

	const talks = Array.from({ length: conversations }, (_, at) => talk(at));
	return {
		async stop() {
			stopped = true;
			await Promise.all(talks);
			await Promise.all(again);
			return { sent, acknowledged, duplicates: again.length };
		},
	};
}

/** The id of a message: whose it is, and which. */
export function messageIdOf(conversation: number, number: number): string {
	return `wamid.${conversation}/${number}=`;
}

/** The phone number of a conversation's customer. */
export function customerOf(conversation: number): string {
	return String(96_170_000_000 + conversation);
}

/** True once it was acknowledged; false where it was given up. */
async function insist(
	post: () => Promise<number>,
	chance: Chance,
): Promise<boolean> {
	for (;;) {
		const status = await post().catch(() => 0);
		if (status === 200) return true;
		if (chance.happens(GIVEN_UP)) return false;
		await pause(AGAIN_MS);
	}
}

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
