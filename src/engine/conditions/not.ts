import { defineCondition } from "../kinds.ts";
import type { KindData } from "../model.ts";
import { conditionsSchema, nestedFindings } from "./read-conditions.ts";

/** These conditions do not all hold. */
export const not = defineCondition<readonly KindData[]>({
	key: "not",
	summary: "This does not hold; of several conditions, at least one does not.",
	example: "not: { tag: vip }",
	schema: conditionsSchema(),
	findings: nestedFindings,
	compile(conditions, site) {
		const compiled = site.compile.conditions(conditions);
		return {
			holds: (situation) => !compiled.holds(situation),
			because: (situation) => `not: ${compiled.because(situation)}`,
		};
	},
});
