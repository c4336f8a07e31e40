import { z } from "zod";
import type { ActionKind, InnerAction, Site } from "../kinds.ts";
import type { ActionData, Finding } from "../model.ts";
import { actionKinds } from "../registry.ts";
import { fail, flag } from "../schema.ts";

/**
 * Reads a list of actions that stands inside another action, as under the `do` and `else` of an `if`. A function, since kinds ask
 * for it while the list they stand in is still being loaded.
 */
export function actionsSchema(): z.ZodType<readonly ActionData[]> {
	return z
		.array(z.unknown())
		.min(1, { error: "There is no action here." })
		.transform((items, context) =>
			items.flatMap((item, index) => readItem(item, index, context)),
		)
		.meta({ definition: "actions" });
}

type Context = z.core.$RefinementCtx;

function readItem(
	item: unknown,
	index: number,
	context: Context,
): readonly ActionData[] {
	if (typeof item === "string") return readBare(item, index, context);
	if (typeof item === "object" && item !== null && !Array.isArray(item))
		return readMap(item as Readonly<Record<string, unknown>>, index, context);
	return refuse(context, [index], {
		code: "wrong-value",
		message: "Each item of a list of actions is one action.",
		help: "Write - text: Hello, or - silent.",
	});
}

function readBare(
	word: string,
	index: number,
	context: Context,
): readonly ActionData[] {
	const kind = actionKinds.get(word);
	if (kind?.bare)
		return [{ key: word, spec: kind.schema.parse(null), quote: false }];
	return refuse(
		context,
		[index],
		kind
			? {
					code: "missing",
					message: `"${word}" has nothing behind it.`,
					help: `For example: ${kind.example}`,
				}
			: unknownAction(word),
	);
}

function readMap(
	item: Readonly<Record<string, unknown>>,
	index: number,
	context: Context,
): readonly ActionData[] {
	const { quote: written = false, ...rest } = item;
	const keys = Object.keys(rest);
	const key = keys.find((one) => actionKinds.has(one));
	const kind = key === undefined ? undefined : actionKinds.get(key);
	if (key === undefined || kind === undefined) {
		const [word = "quote"] = keys;
		return refuse(context, [index, word], unknownAction(word));
	}
	const strange = keys.find(
		(one) => one !== key && !kind.beside?.includes(one),
	);
	if (strange !== undefined)
		return refuse(context, [index, strange], strangeBeside(strange, kind));
	const quote = readWith(flag(), written, [index, "quote"], context) ?? false;
	return readSpec(kind, rest, index, context).map((spec) => ({
		key,
		spec,
		quote,
	}));
}

function readSpec(
	{ key, schema, beside }: ActionKind,
	item: Readonly<Record<string, unknown>>,
	index: number,
	context: Context,
): readonly ActionData["spec"][] {
	// A kind with keys beside it reads its whole item.
	const spec = beside
		? readWith(schema, item, [index], context)
		: readWith(schema, item[key], [index, key], context);
	return spec === undefined ? [] : [spec];
}

function readWith<Value>(
	schema: z.ZodType<Value>,
	value: unknown,
	path: readonly PropertyKey[],
	context: Context,
): Value | undefined {
	const read = schema.safeParse(value);
	if (read.success) return read.data;
	for (const issue of read.error.issues)
		context.issues.push({
			...issue,
			input: value,
			path: [...path, ...issue.path],
		} as z.core.$ZodRawIssue);
	return undefined;
}

type Refusal = Omit<Parameters<typeof fail>[1], "path">;

function refuse(
	context: Context,
	path: readonly (string | number)[],
	refusal: Refusal,
): readonly [] {
	fail(context, { ...refusal, path });
	return [];
}

function unknownAction(word: string): Refusal {
	return {
		code: "unknown-key",
		message: `"${word}" is not an action.`,
		unknown: { word, known: [...actionKinds.keys()] },
	};
}

function strangeBeside(
	word: string,
	{ key, beside = [] }: ActionKind,
): Refusal {
	const unknown = { word, known: [...beside, "quote"] };
	return actionKinds.has(word)
		? {
				code: "wrong-value",
				message: `"${key}" and "${word}" stand in one item; each action is an item of its own.`,
				help: `Put "- " before "${word}", in the column of the dash above.`,
				unknown,
			}
		: {
				code: "unknown-key",
				message: `"${word}" is not something that can stand beside "${key}".`,
				unknown,
			};
}

/** What the actions of a list find wrong, with the way through that list. */
export function nestedActionFindings(
	actions: readonly ActionData[],
	site: Site,
): readonly Finding[] {
	return actions.flatMap(({ key, spec }, index) => {
		const found = actionKinds.get(key)?.findings?.(spec, site) ?? [];
		return found.map((finding) => ({
			...finding,
			path: [...pathOf(key, index), ...finding.path],
		}));
	});
}

/** The actions of a list that stands under a key, as {@link ActionKind.inside} gives them. */
export function innerActions(
	under: string,
	actions: readonly ActionData[],
): readonly InnerAction[] {
	return actions.map((action, index) => ({
		path: [under, ...pathOf(action.key, index)],
		action,
	}));
}

function pathOf(key: string, index: number): readonly (string | number)[] {
	return actionKinds.get(key)?.beside ? [index] : [index, key];
}

/** Actions with those that stand inside them, in the order in which they may run. */
export function withInner(
	actions: readonly ActionData[],
): readonly ActionData[] {
	return actions.flatMap((action) => [action, ...withInner(inside(action))]);
}

function inside({ key, spec }: ActionData): readonly ActionData[] {
	const inner = actionKinds.get(key)?.inside?.(spec) ?? [];
	return inner.map(({ action }) => action);
}
