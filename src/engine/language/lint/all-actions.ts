import type { ActionData, KindData } from "../../model.ts";
import { actionKinds } from "../../registry.ts";
import type { Draft } from "../draft.ts";
import { type Here, under } from "../here.ts";
import type { Placed } from "../read/placed.ts";

/** Every action of every rule and flow, in the order of the files, also those that stand inside an `if`. */
export function allActions({
	rules,
	flows,
}: Draft): readonly Placed<ActionData>[] {
	const outer = [
		...rules.flatMap((rule) => rule.do),
		...flows.flatMap((flow) => flow.steps),
	];
	return outer.flatMap(withInside);
}

/** An action, and behind it those that stand inside it. */
export function withInside(
	placed: Placed<ActionData>,
): readonly Placed<ActionData>[] {
	const inside = branchesOf(placed).flatMap(({ actions }) => actions);
	return [placed, ...inside.flatMap(withInside)];
}

/** One of the lists of actions in an `if`. */
export interface Branch {
	readonly key: "do" | "else";
	readonly actions: readonly Placed<ActionData>[];
}

/** What an `if` does where it holds, and where it does not; none for any other action. */
export function branchesOf({
	data,
	here,
}: Placed<ActionData>): readonly Branch[] {
	if (data.key !== "if") return [];
	const spec = data.spec as unknown as Record<
		Branch["key"],
		readonly ActionData[]
	>;
	return (["do", "else"] as const).map((key) => ({
		key,
		actions: spec[key].map((action, index) => ({
			data: action,
			here: placeOf(action, under(here, key, index)),
		})),
	}));
}

/** A kind with keys beside it has its whole item as its place, as where actions are read. */
function placeOf({ key }: ActionData, item: Here): Here {
	return actionKinds.get(key)?.beside ? item : under(item, key);
}

/** Every condition: those of rules, and those of each `if` among the actions. */
export function allConditions(draft: Draft): readonly Placed[] {
	const inside = allActions(draft).flatMap(({ data, here }) =>
		data.key === "if" ? conditionsIn(data, here) : [],
	);
	return [...draft.rules.flatMap((rule) => rule.if), ...inside];
}

function conditionsIn({ spec }: ActionData, here: Here): readonly Placed[] {
	const conditions = (spec as unknown as { if: readonly KindData[] }).if;
	return conditions.map((data) => ({
		data,
		here: under(here, "if", writtenKey(data)),
	}));
}

/** A condition on something saved stands under that name. */
function writtenKey({ key, spec }: KindData): string {
	if (key !== "field" && key !== "contact_field") return key;
	const { name } = spec as unknown as { readonly name: string };
	return key === "field" ? name : `contact.${name}`;
}

/** Whether an action sends the customer something: a message, a question, or a flow, which asks. */
export function writes({ key }: KindData): boolean {
	const kind = actionKinds.get(key);
	return [kind?.message, kind?.question, kind?.starts].some(
		(way) => way !== undefined,
	);
}
