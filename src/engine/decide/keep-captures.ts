import type { ActionData, JsonObject, JsonValue } from "../model.ts";
import { own } from "../own.ts";
import type { RuleBook } from "../rule-book.ts";
import { parsePlaceholders } from "../say/placeholders.ts";
import { CAPTURES_BYTES, jsonBytes } from "./quota.ts";

type Captures = Readonly<Record<string, JsonValue>>;

/**
 * What of the captures is kept for steps that come later: all of it within the quota. What a system answers may be larger; then what
 * these steps, and the rules and flows that they name, print or ask comes first, and of a large value only that.
 */
export function keepCaptures(
	captures: Captures,
	steps: readonly ActionData[],
	book: Pick<RuleBook, "data">,
): Captures {
	if (jsonBytes(captures) <= CAPTURES_BYTES) return captures;
	const paths = pathsIn(steps, captures, book);
	const used = Object.entries(captures).flatMap(([name, value]) => {
		const ways = paths.flatMap(([root, ...way]) =>
			root === name ? [way] : [],
		);
		return ways.length === 0 ? [] : [[name, only(value, ways)] as const];
	});
	return withinBytes({
		...Object.fromEntries(used),
		...without(captures, used),
	});
}

/** Captures in their own order, as many as the quota holds. */
export function withinBytes(
	captures: Captures,
	bytes: number = CAPTURES_BYTES,
): Captures {
	let left = bytes;
	return Object.fromEntries(
		Object.entries(captures).filter((entry) => {
			const size = jsonBytes(entry);
			if (size > left) return false;
			left -= size;
			return true;
		}),
	);
}

function without(
	captures: Captures,
	used: readonly (readonly [string, JsonValue])[],
): Captures {
	const names = new Set(used.map(([name]) => name));
	return Object.fromEntries(
		Object.entries(captures).filter(([name]) => !names.has(name)),
	);
}

type Path = readonly string[];

/** The ways into captures that steps use: `order.status` in a text, or as what a condition asks. */
function pathsIn(
	steps: readonly ActionData[],
	captures: Captures,
	{ data }: Pick<RuleBook, "data">,
): readonly Path[] {
	const paths: Path[] = [];
	const left: JsonValue[] = [steps as unknown as JsonValue];
	const seen = new Set<string>();
	for (let value = left.pop(); value !== undefined; value = left.pop()) {
		for (const text of textsIn(value)) {
			for (const name of namesIn(text)) {
				const path = name.split(".");
				if (own(captures, path[0] ?? "") !== undefined) paths.push(path);
			}
			if (seen.has(text)) continue;
			seen.add(text);
			left.push(...named(text, data));
		}
	}
	return paths;
}

/** The rule or flow that a text may be the name of. */
function named(
	name: string,
	{ rules, flows }: RuleBook["data"],
): readonly JsonValue[] {
	const rule = rules.find((one) => one.name === name);
	const flow = flows.find((one) => one.name === name);
	return [rule?.do, flow?.steps].flatMap((steps) =>
		steps === undefined ? [] : [steps as unknown as JsonValue],
	);
}

function textsIn(value: JsonValue): readonly string[] {
	if (typeof value === "string") return [value];
	if (typeof value !== "object" || value === null) return [];
	return Object.values(value).flatMap(textsIn);
}

/** Placeholders of a text, or the text itself: conditions name what they ask without braces. */
function namesIn(text: string): readonly string[] {
	const names = parsePlaceholders(text).flatMap((segment) =>
		typeof segment === "string" ? [] : [segment.name],
	);
	return names.length > 0 ? names : [text];
}

/** A value with only what lies on these ways; whole where one of them ends in it. Of lists nothing is left out: they go by number. */
function only(value: JsonValue, ways: readonly Path[]): JsonValue {
	const isMap =
		typeof value === "object" && value !== null && !Array.isArray(value);
	if (!isMap || ways.some((way) => way.length === 0)) return value;
	const kept = Object.entries(value as JsonObject).flatMap(([key, inner]) => {
		const inside = ways.flatMap(([first, ...rest]) =>
			first === key ? [rest] : [],
		);
		return inside.length === 0 ? [] : [[key, only(inner, inside)] as const];
	});
	return Object.fromEntries(kept);
}
