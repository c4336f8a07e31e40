/** A figure at a time. */
export interface Point {
	/** Milliseconds since some moment. */
	readonly at: number;
	readonly value: number;
}

const HOUR_MS = 3_600_000;

/** How much a figure rises in an hour, by the line of least squares through its points; 0 where there are fewer than two. */
export function slopePerHour(points: readonly Point[]): number {
	const middleAt = mean(points.map(({ at }) => at));
	const middle = mean(points.map(({ value }) => value));
	const together = sum(
		points.map(({ at, value }) => (at - middleAt) * (value - middle)),
	);
	const alone = sum(points.map(({ at }) => (at - middleAt) ** 2));
	return alone === 0 ? 0 : (together / alone) * HOUR_MS;
}

/** What is left when the first third, in which a process warms up, is taken away. */
export function afterWarmUp<Value>(values: readonly Value[]): readonly Value[] {
	return values.slice(Math.ceil(values.length / 3));
}

function mean(values: readonly number[]): number {
	return values.length === 0 ? 0 : sum(values) / values.length;
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
