import { z } from "zod";
import { defineCondition } from "../kinds.ts";
import type { KindData } from "../model.ts";
import { conditionsSchema, nestedFindings } from "./read-conditions.ts";

/** One of these groups holds; within a group all conditions must. */
export const any = defineCondition<readonly (readonly KindData[])[]>({
	key: "any",
	summary: "One of these holds.",
	example: "any: [{ hours: closed }, { days: sun }]",
	schema: z.array(conditionsSchema()).min(1, { error: "This list is empty." }),
	findings: (groups, site) =>
		groups.flatMap((group, index) =>
			nestedFindings(group, site).map((finding) => ({
				...finding,
				path: [index, ...finding.path],
			})),
		),
	compile(groups, site) {
		const compiled = groups.map((group) => site.compile.conditions(group));
		return {
			holds: (situation) => compiled.some((group) => group.holds(situation)),
			because: (situation) => {
				const held = compiled.find((group) => group.holds(situation));
				if (held) return held.because(situation);
				const reasons = compiled.map((group) => group.because(situation));
				return `none of: ${reasons.join("; ")}`;
			},
		};
	},
});
