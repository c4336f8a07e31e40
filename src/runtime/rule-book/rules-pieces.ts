import type {
	FlowData,
	JsonValue,
	Place,
	RuleData,
	RulesArtefact,
} from "../../engine/model.ts";

/** Rules as JSON in pieces, none of which takes long to write or to read: ten thousand rules at once would hold up messages for 0.1 s. */
export interface RulesPieces {
	/** The artefact without its lists. */
	readonly rest: string;
	/** The data without its lists. */
	readonly data: string;
	/** Some rules each, and some flows, as they stand between the brackets of a list. */
	readonly rules: readonly string[];
	readonly flows: readonly string[];
	/** Some places each, as they stand between the braces of an object. */
	readonly places: readonly string[];
}

/** Entries in one piece: less than a millisecond to write or to read. */
const PIECE = 50;

/** Writes rules in pieces; it pauses after each. */
export function* writePieces({
	data: { rules, flows, ...data },
	places,
	...rest
}: RulesArtefact): Generator<void, RulesPieces> {
	return {
		rest: JSON.stringify(rest),
		data: JSON.stringify(data),
		rules: yield* write(rules, JSON.stringify),
		flows: yield* write(flows, JSON.stringify),
		places: yield* write(
			Object.entries(places),
			([name, place]) => `${JSON.stringify(name)}:${JSON.stringify(place)}`,
		),
	};
}

function* write<Entry>(
	entries: readonly Entry[],
	toText: (entry: Entry) => string,
): Generator<void, readonly string[]> {
	const pieces: string[] = [];
	for (let at = 0; at < entries.length; at += PIECE) {
		const some = entries.slice(at, at + PIECE);
		pieces.push(some.map((entry) => toText(entry)).join(","));
		yield;
	}
	return pieces;
}

/** Reads the rules that were written in pieces; it pauses after each. */
export function* readPieces({
	rest,
	data,
	...lists
}: RulesPieces): Generator<void, RulesArtefact> {
	const inList = (piece: string) => JSON.parse(`[${piece}]`);
	const rules = yield* read<RuleData>(lists.rules, inList);
	const flows = yield* read<FlowData>(lists.flows, inList);
	// As entries: under any name, also one that an object takes for its prototype.
	const places = yield* read<[string, Place]>(lists.places, (piece) =>
		Object.entries(JSON.parse(`{${piece}}`)),
	);
	return {
		...JSON.parse(rest),
		data: { ...JSON.parse(data), rules, flows },
		places: Object.fromEntries(places),
	};
}

function* read<Entry>(
	pieces: readonly string[],
	fromText: (piece: string) => Entry[],
): Generator<void, readonly Entry[]> {
	const entries: Entry[] = [];
	for (const piece of pieces) {
		entries.push(...fromText(piece));
		yield;
	}
	return entries;
}

/** The whole as one text of JSON, an object with `more` beside what the rules have. */
export function joinPieces(
	{ rest, data, rules, flows, places }: RulesPieces,
	more: Readonly<Record<string, JsonValue>>,
): string {
	const lists = `"rules":[${rules.join(",")}],"flows":[${flows.join(",")}]`;
	return `{${[
		...inside(rest),
		`"data":{${[...inside(data), lists].join(",")}}`,
		`"places":{${places.join(",")}}`,
		...inside(JSON.stringify(more)),
	].join(",")}}`;
}

/** What stands between the braces of an object; nothing where it is empty. */
function inside(object: string): readonly string[] {
	return object === "{}" ? [] : [object.slice(1, -1)];
}
