import type { ActionData } from "../../model.ts";
import { actionKinds } from "../../registry.ts";
import { flag } from "../../schema.ts";
import { type Here, nodeOf, plainAt, read, tell, under } from "../here.ts";
import { didYouMean } from "../nearest.ts";
import { quoteText } from "../source/quote.ts";
import type { MapEntry } from "../source/tree.ts";
import type { Placed } from "./placed.ts";
import { ruleShape } from "./rule-shape.ts";
import { tellUnknown } from "./tell-unknown.ts";

/** Reads `do`, the steps of a flow, or any other list of actions. */
export function readActions(here: Here): readonly Placed<ActionData>[] {
	const node = nodeOf(here);
	if (node?.type === "list" && node.items.length > 0)
		return node.items.flatMap((_, index) => readItem(under(here, index)));
	if (node?.type === "map") {
		tell(here, {
			code: "wrong-value",
			message: `"${here.path.at(-1)}" is a list: each action begins with a dash.`,
			help: 'Put "- " before each action.',
		});
		return readItem(here);
	}
	if (
		node?.type === "text" &&
		node.text !== null &&
		actionKinds.get(node.text)?.bare
	)
		return readItem(here);
	tell(here, {
		code: "missing",
		message: `"${here.path.at(-1)}" has no actions.`,
		help: 'Each action is a line of its own that begins with "- ", such as - text: Hello.',
	});
	return [];
}

/** One item of `do`: a bare word, or one action with what stands beside it. */
function readItem(here: Here): readonly Placed<ActionData>[] {
	const node = nodeOf(here);
	if (node?.type === "text" && node.text !== null)
		return bareAction(here, node.text);
	if (node?.type !== "map" || node.entries.length === 0) {
		tell(here, {
			code: "wrong-value",
			message: "Each item of a list of actions is one action.",
			help: "Write - text: Hello, or - silent.",
		});
		return [];
	}
	return actionsOf(here, node.entries);
}

function bareAction(here: Here, word: string): readonly Placed<ActionData>[] {
	const kind = actionKinds.get(word);
	if (kind?.bare)
		return [
			{
				here,
				data: { key: word, spec: kind.schema.parse(null), quote: false },
			},
		];
	if (kind !== undefined)
		tell(here, {
			code: "missing",
			message: `"${word}" has nothing behind it.`,
			help: `For example: ${kind.example}`,
		});
	else if (/\s/.test(word))
		tell(here, {
			code: "unknown-key",
			message: "This text is not an action.",
			help: `To send it, write:\n- text: ${quoteText(word)}`,
		});
	else tellUnknown(here, `"${word}" is not an action.`, word, actionKinds);
	return [];
}

function actionsOf(
	here: Here,
	entries: readonly MapEntry[],
): readonly Placed<ActionData>[] {
	const keys = entries.map(({ key }) => key);
	const [first, ...more] = keys.filter((key) => actionKinds.has(key));
	if (first === undefined) {
		const key = keys.find((key) => key !== "quote") ?? "quote";
		tellUnknown(
			under(here, key),
			`"${key}" is not an action.`,
			key,
			actionKinds,
		);
		return [];
	}
	const beside = actionKinds.get(first)?.beside;
	const others = keys.filter(
		(key) => key !== first && key !== "quote" && !beside?.includes(key),
	);
	for (const key of others) tellBeside(under(here, key), key, first, beside);
	const quote = keys.includes("quote")
		? read(under(here, "quote"), flag(), `"quote"`)
		: false;
	return [first, ...more.filter((key) => !beside?.includes(key))].flatMap(
		(key) => readAction(here, key, quote ?? false, others),
	);
}

function tellBeside(
	here: Here,
	key: string,
	first: string,
	beside: readonly string[] = [],
): void {
	if (actionKinds.has(key))
		tell(
			here,
			{
				code: "wrong-value",
				message: `"${first}" and "${key}" stand in one item; each action is an item of its own.`,
				help: `Put "- " before "${key}", in the column of the dash above.`,
			},
			true,
		);
	else
		tell(
			here,
			{
				code: "unknown-key",
				message: `"${key}" is not something that can stand beside "${first}".`,
				help:
					(key in ruleShape.shape
						? `It belongs to the rule: move it left, into the column of "name".`
						: didYouMean(key, [...beside, "quote"])) ??
					`Is it part of "${first}"? Then it stands deeper, or inside { }.`,
			},
			true,
		);
}

function readAction(
	item: Here,
	key: string,
	quote: boolean,
	strange: readonly string[],
): readonly Placed<ActionData>[] {
	const kind = actionKinds.get(key);
	if (kind === undefined) return [];
	// A kind with keys beside it reads its whole item.
	const here = kind.beside === undefined ? under(item, key) : item;
	const { schema } = kind;
	const example = kind.exampleFor?.(plainAt(item)) ?? kind.example;
	const spec = kind.beside
		? read(item, schema, `"${key}"`, { example, value: without(item, strange) })
		: read(here, schema, `"${key}"`, { example });
	return spec === undefined ? [] : [{ data: { key, spec, quote }, here }];
}

/** An item without the keys that have been told already. */
function without(item: Here, keys: readonly string[]): unknown {
	const entries = Object.entries(plainAt(item) as object);
	return Object.fromEntries(entries.filter(([key]) => !keys.includes(key)));
}
