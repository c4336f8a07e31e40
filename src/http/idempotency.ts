import { createHash, randomUUID } from "node:crypto";
import type { HttpContext, HttpOptions } from "./options.ts";

/** What may be asked twice, and is done once. */
export interface Idempotency {
	/**
	 * Works under the key of the event that the request becomes, and tells whether it is the first with it. Requests with the same
	 * `Idempotency-Key` wait for each other; without one, each has a key of its own.
	 */
	run<Answer>(
		c: HttpContext,
		prefix: string,
		work: (key: string, isFirst: boolean) => Promise<Answer>,
	): Promise<Answer>;
}

/** `isSeen` tells whether an event with that key was decided before. */
export function idempotency(
	isSeen: HttpOptions["isSeen"] = async () => false,
): Idempotency {
	const underWay = new Map<string, Promise<unknown>>();
	return {
		run(c, prefix, work) {
			const given = c.req.header("idempotency-key");
			if (given === undefined) return work(`${prefix}:${randomUUID()}`, true);
			const key = `${prefix}:${hashed(given)}`;
			const before = underWay.get(key) ?? Promise.resolve();
			const working = before
				.catch(() => {})
				.then(async () => work(key, !(await isSeen(key))));
			const mine = working.finally(() => {
				if (underWay.get(key) === mine) underWay.delete(key);
			});
			underWay.set(key, mine);
			return mine;
		},
	};
}

/** The caller's own word may be anything. */
function hashed(given: string): string {
	return createHash("sha256").update(given).digest("hex").slice(0, 32);
}
