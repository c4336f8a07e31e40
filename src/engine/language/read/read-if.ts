import { conditionInput } from "../../conditions/read-conditions.ts";
import { conditionKinds } from "../../registry.ts";
import { type Here, nodeOf, plainAt, read, tell, under } from "../here.ts";
import type { Placed } from "./placed.ts";
import { tellUnknown } from "./tell-unknown.ts";

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
