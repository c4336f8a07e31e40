import { compilePattern } from "../src/engine/match/linear-regex.ts";
import { asTyped } from "../src/engine/text/as-typed.ts";
import type { Benchmark, Row } from "./benchmark.ts";
import { medianMicroseconds } from "./median.ts";

/** S12: the slowest searches that the caps on a pattern's size and on what it reads let through. */
export const regex: Benchmark = {
	name: "regex",
	*run({ quick }) {
		const passes = quick ? 3 : 15;
		const searches = PATTERNS.map(toSearch);
		const slowest = searches
			.map((search) => ({ ...search, ms: slowestMs([search], passes) }))
			.toSorted((one, other) => other.ms - one.ms)[0];
		if (slowest === undefined) return;
		const { pattern, size, ms } = slowest;
		yield row(`one regex, size ${size}: ${pattern}`, 5, ms);
		const some = Array.from({ length: Math.floor(1_000 / size) }, () =>
			toSearch(pattern),
		);
		yield row(
			`${some.length} such regexes together`,
			25,
			slowestMs(some, passes),
		);
	},
};

// Each close to 200 instructions, and hard in its own way: many states alive at once, groups to fill, no match at all.
const PATTERNS = [
	"(?:x?){60}x{60}y",
	"(?<a>x{0,45})(?<b>x{0,45})!",
	"(?:(?:x+x+)+y)*[a-z]{0,85}!$",
	"(?:[a-m]|[h-z]){0,45}[a-z]{0,50}!",
	"(?:\\p{L}{1,20}\\s?){4}!",
	"(.*?,){38}P",
	"\\s*\\s*\\s*(?:\\w+\\s?){40}!",
] as const;

const MESSAGES = [
	"x".repeat(1_000),
	"xxxxxxx ".repeat(125),
	"ا".repeat(1_000),
	"a,".repeat(500),
	" ".repeat(1_000),
].map(asTyped);

function toSearch(pattern: string) {
	const result = compilePattern(pattern, { caseSensitive: false });
	if ("refusal" in result)
		throw new Error(`'${pattern}' is refused: ${result.refusal.reason}.`);
	const { regex: compiled } = result;
	const find = (message: string) => {
		const matcher = compiled.matcher(message);
		return matcher.find() && matcher.getNamedGroups();
	};
	return { pattern, size: compiled.programSize(), find };
}

function slowestMs(
	searches: readonly Pick<ReturnType<typeof toSearch>, "find">[],
	passes: number,
): number {
	const times = MESSAGES.map((message) =>
		medianMicroseconds([message], passes, (text) =>
			searches.map(({ find }) => find(text)),
		),
	);
	return Math.max(...times) / 1_000;
}

function row(what: string, mostMs: number, ours: number): Row {
	return {
		measure: "S12",
		what,
		goal: `≤ ${mostMs} ms`,
		ours,
		ceiling: null,
		unit: "ms",
		met: ours <= mostMs,
	};
}
