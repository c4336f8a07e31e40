import { conditionInput } from "../../conditions/read-conditions.ts";
import type { ActionData, KindData } from "../../model.ts";
import { actionKinds, conditionKinds, triggerKinds } from "../../registry.ts";
import { flag } from "../../schema.ts";
import {
	type Here,
	lineWith,
	nodeOf,
	plainAt,
	read,
	tell,
	under,
} from "../here.ts";
import { didYouMean, listWords } from "../nearest.ts";
import { short } from "../source/plain-traps.ts";
import { quoteText } from "../source/quote.ts";
import { type MapEntry, textsIn } from "../source/tree.ts";
import { ruleShape } from "./rule-shape.ts";

/** A trigger, condition or action with the place where its spec stands. */
export interface Placed<Data extends KindData = KindData> {
	readonly data: Data;
	readonly here: Here;
}

/** Reads `when`: a bare word, or a map of triggers. */
export function readWhen(here: Here): readonly Placed[] {
	const node = nodeOf(here);
	if (node?.type === "text" && node.text !== null)
		return bareTrigger(here, node.text);
	if (node?.type === "map" && node.entries.length > 0) {
		const placed = node.entries.flatMap(({ key }) =>
			readTrigger(under(here, key), key),
		);
		checkAlone(placed, node.entries);
		return placed;
	}
	tell(here, {
		code: node?.type === "list" ? "wrong-value" : "missing",
		message: "`when` says how the rule starts.",
		help: "Write when: { keyword: [menu, carte] }. Several ways stand in one map; any one is enough.",
	});
	return [];
}

function readTrigger(here: Here, key: string): readonly Placed[] {
	const kind = triggerKinds.get(key);
	if (kind === undefined) {
		tellUnknown(
			here,
			`"${key}" is not a way to start a rule.`,
			key,
			triggerKinds,
		);
		return [];
	}
	if (key === "regex") checkBackslashes(here);
	const { schema, example } = kind;
	const spec = read(here, schema, `"${key}"`, { example });
	return spec === undefined ? [] : [{ data: { key, spec }, here }];
}

/** `when: first_message`: the word alone is the whole trigger, if it needs nothing else. */
function bareTrigger(here: Here, key: string): readonly Placed[] {
	const kind = triggerKinds.get(key);
	const bare = kind?.schema.safeParse(null);
	if (bare?.success) return [{ data: { key, spec: bare.data }, here }];
	if (kind === undefined) {
		const words = [...triggerKinds.values()].filter(
			(one) => one.schema.safeParse(null).success,
		);
		const help = didYouMean(
			key,
			words.map((one) => one.key),
		);
		tell(here, {
			code: "unknown-key",
			message: `"${short(key)}" is not a way to start a rule.`,
			help:
				help ??
				`To start it on these words, write when: { keyword: ${inFlow(key)} }.`,
		});
	} else
		tell(here, {
			code: "missing",
			message: `"${key}" has nothing behind it.`,
			help: `Write when: { ${kind.example} }.`,
		});
	return [];
}

function inFlow(text: string): string {
	return /^[\p{L}\p{N} ]+$/u.test(text) ? text : quoteText(text);
}

/** `"\d"` in double quotes: YAML takes the backslash, and the pattern means something else. */
function checkBackslashes(here: Here): void {
	const node = nodeOf(here);
	if (node === null) return;
	for (const { node: text, path } of textsIn(node)) {
		const raw = here.file.source.text.slice(text.start, text.end);
		if (text.style !== "double" || !raw.includes("\\")) continue;
		tell(under(here, ...path), {
			code: "text-lost",
			message:
				"In double quotes YAML takes `\\` for itself, so this is another pattern than it looks.",
			help: `Use single quotes here:\n${lineWith(here, text, singleQuoted(raw.slice(1, -1)))}`,
		});
	}
}

function singleQuoted(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}

function checkAlone(
	placed: readonly Placed[],
	entries: readonly MapEntry[],
): void {
	if (entries.length < 2) return;
	for (const { data, here } of placed)
		if (triggerKinds.get(data.key)?.alone)
			tell(
				here,
				{
					code: "wrong-value",
					message: `"${data.key}" stands alone in its \`when\`.`,
					help: "Make a second rule for the other way to start.",
				},
				true,
			);
}

/** Reads `if`: a map of conditions. A key that is no condition names something saved. */
export function readIf(here: Here): readonly Placed[] {
	const node = nodeOf(here);
	if (node?.type === "map" && node.entries.length > 0)
		return node.entries.flatMap(({ key }) =>
			readCondition(under(here, key), key),
		);
	tell(here, {
		code: node?.type === "list" ? "wrong-value" : "missing",
		message: "`if` says what must hold.",
		help: "Write if: { hours: closed }. Several conditions stand in one map; all must hold.",
	});
	return [];
}

function readCondition(here: Here, key: string): readonly Placed[] {
	const { kind: name, input } = conditionInput(key, plainAt(here));
	const kind = conditionKinds.get(name);
	if (kind === undefined) {
		tellUnknown(here, `"${key}" is not a condition.`, key, conditionKinds);
		return [];
	}
	const { schema, example } = kind;
	const spec =
		name === key
			? read(here, schema, `"${key}"`, { example })
			: read(here, schema, `"${key}"`, { value: input, wrappedIn: "value" });
	return spec === undefined ? [] : [{ data: { key: name, spec }, here }];
}

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

/** Tells an unknown word, with the nearest known one or all of them. */
function tellUnknown(
	here: Here,
	message: string,
	word: string,
	known: ReadonlyMap<string, unknown>,
): void {
	const words = [...known.keys()].filter(
		(key) => key !== "field" && key !== "contact_field",
	);
	const help =
		word in ruleShape.shape
			? `It belongs to the rule: move it left, into the column of "name".`
			: (didYouMean(word, words) ?? `It can be ${listWords(words, 30)}.`);
	tell(
		here,
		{ code: "unknown-key", message, help },
		nodeOf(here) !== null && here.path.at(-1) === word,
	);
}
