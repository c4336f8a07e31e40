import { defineCondition, type Site } from "../kinds.ts";
import type { Finding } from "../model.ts";
import { oneOrMany, text } from "../schema.ts";

const NOTHING = "nothing";

/** The customer is in one of these flows, or in none. */
export const inFlow = defineCondition<readonly string[]>({
	key: "in",
	summary:
		"The customer is in this flow, or one of several; nothing: in no flow.",
	example: "in: nothing",
	schema: oneOrMany(text()),
	findings: flowFindings,
	compile: (wanted) => ({
		holds: ({ conversation }) =>
			wanted.includes(conversation.question?.flow ?? NOTHING),
		because: ({ conversation }) =>
			`in: ${wanted.join(", ")} – the customer is in ${conversation.question?.flow ?? NOTHING}`,
	}),
});

function flowFindings(
	wanted: readonly string[],
	{ data }: Site,
): readonly Finding[] {
	const names = data.flows.map(({ name }) => name);
	const known = new Set([NOTHING, ...names]);
	return wanted
		.filter((name) => !known.has(name))
		.map((name) => ({
			path: [],
			code: "unknown-flow",
			severity: "error",
			message: `There is no flow "${name}".`,
			help:
				names.length === 0
					? "These files have no flows; in: nothing always holds."
					: `They are ${names.join(", ")}, and nothing.`,
		}));
}
