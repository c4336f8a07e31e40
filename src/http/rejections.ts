import type { Runtime } from "../runtime/runtime.ts";

/** Counts requests that the webhook refused. */
export interface Rejections {
	count(): void;
	/** Forgets the timer; what is counted and not yet journalled is lost. */
	stop(): void;
}

const MINUTE = 60_000;

/**
 * Journals `webhook.rejected` at most once a minute, with how many there were since the last time: a flood of wrong requests must not
 * become a flood of rows. Nothing of the requests themselves is kept.
 */
export function rejections(runtime: Pick<Runtime, "note">): Rejections {
	let counted = 0;
	let timer: NodeJS.Timeout | null = null;

	const journal = (): void => {
		timer = null;
		if (counted === 0) return;
		const count = counted;
		counted = 0;
		timer = setTimeout(journal, MINUTE).unref();
		void runtime.note({
			type: "webhook.rejected",
			rule: null,
			body: { count },
		});
	};

	return {
		count: () => {
			counted++;
			if (timer === null) journal();
		},
		stop: () => {
			if (timer !== null) clearTimeout(timer);
			timer = null;
		},
	};
}
