import type { JsonValue, KindData } from "../../model.ts";
import { conditionKinds } from "../../registry.ts";
import type { Draft } from "../draft.ts";
import { type Here, tell } from "../here.ts";
import { didYouMean, listWords } from "../nearest.ts";
import type { DraftRule } from "../read/read-rule.ts";
import { allConditions } from "./all-actions.ts";
import { capturesOf, savedNames } from "./saved-names.ts";

/** `unknown-key`: a condition about a name that nothing in the files saves; mostly a condition with a typing mistake. */
export function savedFields(draft: Draft): void {
	const { rules, whole } = draft;
	const saved = [...savedNames(draft), ...rules.flatMap(capturesOf)];
	const names = new Set(saved.map(({ name }) => name));
	const kinds = [...conditionKinds.keys()].filter(
		(key) => !key.includes("field"),
	);
	// What an event brought goes with it to the rules it leads to.
	if (rules.some(waitsForEvent)) names.add("event");
	for (const { data, here } of allConditions(draft))
		for (const name of fieldsIn(data)) {
			if (names.has(firstWord(name)) || name === "name") continue;
			const help = didYouMean(name, [...kinds, ...names]);
			// What a broken rule saves is not known.
			if (whole || help !== null) tellUnknown(here, name, help, kinds);
		}
}

function waitsForEvent({ data }: DraftRule): boolean {
	return data.when.some(({ key }) => key === "event");
}

function firstWord(name: string): string {
	return name.split(".")[0] ?? name;
}

/** The saved names that a condition asks for, also inside `any` and `not`. */
function fieldsIn({ key, spec }: KindData): readonly string[] {
	if (key === "field") return [(spec as unknown as { name: string }).name];
	return key === "any" || key === "not" ? nested(spec) : [];
}

function nested(spec: JsonValue): readonly string[] {
	if (Array.isArray(spec)) return spec.flatMap(nested);
	const data = spec as unknown as Partial<KindData> | null;
	return typeof data?.key === "string" ? fieldsIn(data as KindData) : [];
}

function tellUnknown(
	here: Here,
	name: string,
	help: string | null,
	kinds: readonly string[],
): void {
	const isKey = here.path.at(-1) === name;
	tell(
		here,
		{
			code: "unknown-key",
			message: `"${name}" is not a condition, and nothing in these files saves a field of that name.`,
			help:
				help ??
				`Conditions are ${listWords(kinds, 30)}. What only another system fills is contact.${name}.`,
		},
		isKey,
	);
}
