import type { Operation } from "../operations.ts";

/** Tells whether one more request of an operation fits into the second. */
export function rateLimit(
	now: () => number,
): (operation: Operation) => boolean {
	const counts = new Map<string, { second: number; count: number }>();
	return ({ method, path, perSecond }) => {
		const key = `${method} ${path}`;
		const second = Math.floor(now() / 1000);
		const last = counts.get(key);
		const count = last?.second === second ? last.count + 1 : 1;
		counts.set(key, { second, count });
		return count <= perSecond;
	};
}
