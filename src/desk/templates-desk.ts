import {
	DAY,
	type KnownTemplate,
	MINUTE,
	type TemplateList,
} from "../engine/model.ts";
import type { Channel, Clock, TemplateShelf } from "../engine/ports.ts";
import type { Log } from "../runtime/log.ts";

/** What looking after templates stands on. */
export interface TemplatesDeskOptions {
	readonly shelf: TemplateShelf;
	readonly channel: Channel;
	readonly clock: Clock;
	/** Our own numbers. */
	readonly senders: readonly string[];
	readonly log: Pick<Log, "warn">;
}

/** The templates of our numbers: as they are kept, and listed anew. */
export interface TemplatesDesk {
	/** What is kept; what is missing or a day old is asked for first, where the provider answers. */
	lists(): Promise<readonly TemplateList[]>;
	/** Asks the provider again and keeps what it says. Throws a `ChannelError`. */
	sync(): Promise<readonly TemplateList[]>;
	/** What the provider has; null where it could not be asked yet. */
	known(): Promise<readonly KnownTemplate[] | null>;
}

/** A provider that did not answer is left alone so long. */
const AGAIN_MS = 5 * MINUTE;

/** Looks after the templates of our numbers. */
export function templatesDesk(options: TemplatesDeskOptions): TemplatesDesk {
	const { shelf, channel, clock, senders, log } = options;
	let failedAt = Number.NEGATIVE_INFINITY;

	async function ours(): Promise<readonly TemplateList[]> {
		const lists = await shelf.lists();
		return lists.filter(({ sender }) => senders.includes(sender));
	}

	async function sync(): Promise<readonly TemplateList[]> {
		for (const sender of channel.templates ? senders : []) {
			const templates = (await channel.templates?.(sender)) ?? [];
			await shelf.keep({ sender, listedAt: clock.now(), templates });
		}
		return ours();
	}

	async function lists(): Promise<readonly TemplateList[]> {
		const kept = await ours();
		const isFresh = senders.every((sender) =>
			kept.some(
				(list) => list.sender === sender && clock.now() - list.listedAt < DAY,
			),
		);
		if (isFresh || clock.now() - failedAt < AGAIN_MS) return kept;
		return sync().catch((error: unknown) => {
			failedAt = clock.now();
			log.warn({ err: error }, "the templates could not be listed");
			return kept;
		});
	}

	return {
		lists,
		sync,
		async known() {
			const all = await lists();
			return all.length === 0 ? null : all.flatMap((one) => one.templates);
		},
	};
}
