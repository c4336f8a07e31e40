import { caseKey } from "../text/as-typed.ts";
import type { PatternNode } from "./pattern.ts";

/**
 * Literals of which every match of a pattern holds at least one, as `caseKey`s: `(?:order|commande)\s*\d+` → `order`,
 * `commande`. Null when there are none that are worth looking for.
 */
export function requiredLiterals(node: PatternNode): readonly string[] | null {
	const { exact, required } = read(node);
	return better(useful(exact), required);
}

type Literals = readonly string[] | null;

interface Reading {
	/** Everything the node can match, where that is little. */
	readonly exact: Literals;
	/** One of these is in every match, else null. */
	readonly required: Literals;
}

const nothing: Reading = { exact: [""], required: null };
const anything: Reading = { exact: null, required: null };

function read(node: PatternNode): Reading {
	switch (node.type) {
		case "character":
			return { exact: [caseKey(node.character)], required: null };
		case "set":
			return node.choices === null
				? anything
				: { exact: distinct(node.choices.map(caseKey)), required: null };
		case "edge":
			return nothing;
		case "group":
			return read(node.item);
		case "choice":
			return readChoice(node.options.map(read));
		case "repeat":
			return readRepeat(node.least, node.most, read(node.item));
		case "sequence":
			return readSequence(node.items);
	}
}

function readChoice(options: readonly Reading[]): Reading {
	const requirements = options.map(({ exact, required }) =>
		better(useful(exact), required),
	);
	return {
		exact: together(options.map(({ exact }) => exact)),
		required: together(requirements),
	};
}

function readRepeat(least: number, most: number, item: Reading): Reading {
	if (least === 1 && most === 1) return item;
	if (least === 0)
		return most === 1
			? { exact: together([item.exact, [""]]), required: null }
			: anything;
	return { exact: null, required: better(useful(item.exact), item.required) };
}

/** Joins what stands side by side for as long as it is known letter by letter, and remembers the best of the pieces. */
function readSequence(items: readonly PatternNode[]): Reading {
	let run: readonly string[] = [""];
	let broken = false;
	let required: Literals = null;
	for (const item of items) {
		const reading = read(item);
		const longer = joined(run, reading.exact);
		if (longer !== null) {
			run = longer;
			continue;
		}
		required = better(better(useful(run), required), reading.required);
		broken = true;
		run = reading.exact ?? [""];
	}
	return broken
		? { exact: null, required: better(useful(run), required) }
		: { exact: run, required };
}

function joined(fronts: readonly string[], ends: Literals): Literals {
	if (ends === null || fronts.length * ends.length > MOST_LITERALS) return null;
	const all = distinct(
		fronts.flatMap((front) => ends.map((end) => front + end)),
	);
	return all.some(({ length }) => length > LONGEST_LITERAL) ? null : all;
}

function together(lists: readonly Literals[]): Literals {
	if (lists.some((list) => list === null)) return null;
	const all = distinct(lists.flatMap((list) => list ?? []));
	return all.length > MOST_LITERALS ? null : all;
}

/** The list whose shortest literal is longer: it lets fewer messages through. */
function better(one: Literals, other: Literals): Literals {
	if (one === null || other === null) return one ?? other;
	return shortest(other) > shortest(one) ? other : one;
}

function useful(literals: Literals): Literals {
	return literals?.every(isTelling) ? literals : null;
}

// A single common character is in nearly every message: looking for it would help nobody.
function isTelling(literal: string): boolean {
	return literal.trim().length > 1 || UNCOMMON.test(literal);
}

function shortest(literals: readonly string[]): number {
	return Math.min(...literals.map(({ length }) => length));
}

function distinct(literals: readonly string[]): readonly string[] {
	return [...new Set(literals)];
}

const UNCOMMON = /^[^\s\p{L}\p{N}.,!?'-]$/u;
const MOST_LITERALS = 16;
const LONGEST_LITERAL = 32;
