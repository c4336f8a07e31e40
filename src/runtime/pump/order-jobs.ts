import type { Instant, Order } from "../../engine/model.ts";
import type { EventJob } from "./job.ts";

/** What a decision orders for other conversations, as events of their own; each is unique by what caused it. */
export function orderJobs(
	{ event: { key }, order }: EventJob,
	orders: readonly Order[],
	now: Instant,
): readonly EventJob[] {
	return orders.map(({ ref, command, by }, index) => ({
		type: "event",
		event: {
			type: "command.given",
			key: `order:${index}:${key}`,
			ref,
			at: now,
			arrivedAt: now,
			command,
			by,
		},
		order,
		request: nobodyWaits(),
		conflicts: 0,
	}));
}

/** Whoever brought the cause waits for that: it is committed together with what it ordered. */
function nobodyWaits(): EventJob["request"] {
	return { left: 1, resolve: () => {}, reject: () => {} };
}
