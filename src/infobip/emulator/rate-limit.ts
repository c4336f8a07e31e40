import type { Operation, RequestLimit } from "../operations.ts";

const lengthMs: Readonly<Record<RequestLimit["per"], number>> = {
	second: 1000,
	minute: 60_000,
	hour: 3_600_000,
};

/** Tells whether one more request of an operation fits into its second, minute or hour. */
export function rateLimit(
	now: () => number,
): (operation: Operation) => boolean {
	const counts = new Map<string, { slot: number; count: number }>();
	return ({ method, path, limit }) => {
		if (limit === null) return true;
		const key = `${method} ${path}`;
		const slot = Math.floor(now() / lengthMs[limit.per]);
		const last = counts.get(key);
		const count = last?.slot === slot ? last.count + 1 : 1;
		counts.set(key, { slot, count });
		return count <= limit.requests;
	};
}
