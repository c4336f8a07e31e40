import { z } from "zod";
import type { ActionData, FlowData } from "../../model.ts";
import { duration, fail, object, oneOrMany, text } from "../../schema.ts";
import { type Here, nodeOf, read, tell, under } from "../here.ts";
import { entryOf } from "../source/tree.ts";
import { fillGroups, type Words } from "../words.ts";
import type { Placed } from "./placed.ts";
import { readActions } from "./read-actions.ts";
import { readReply } from "./read-rule.ts";

/** A flow as far as it could be read. */
export interface DraftFlow {
	readonly data: FlowData;
	readonly here: Here;
	readonly broken: boolean;
	readonly steps: readonly Placed<ActionData>[];
	/** What is said when it is cancelled; null: the built-in sentence. */
	readonly cancelReply: Placed<ActionData> | null;
}

const DAY_MS = 86_400_000;

const forgetAfter = duration().transform((ms, context) =>
	ms > 0 && ms <= 30 * DAY_MS
		? ms
		: fail(context, {
				code: "wrong-value",
				message: "A flow is remembered for up to 30 days.",
				help: "Write forget_after: 24h.",
			}),
);

/** What a flow may have. */
export const flowShape = object({
	cancel: z
		.union([
			oneOrMany(text()),
			object({ any: oneOrMany(text()), reply: z.unknown().optional() }),
		])
		.optional()
		.meta({
			description: "Words that end the flow when they are the whole message.",
			examples: [["cancel", "annuler"]],
		}),
	forget_after: forgetAfter.optional().meta({
		description:
			"How long it waits for an answer; 24h where nothing is said, up to 30 days.",
		examples: ["2h"],
	}),
	steps: z.unknown(),
});

/** Reads one entry of `flows`. Null where it is no flow at all. */
export function readFlow(
	section: Here,
	name: string,
	words: Words,
): DraftFlow | null {
	const start = under(section, name);
	const node = nodeOf(start);
	if (node?.type !== "map") {
		tell(start, {
			code: "wrong-value",
			message: `The flow "${name}" has no steps.`,
			help: "Write steps: below its name, and each step with a dash.",
		});
		return null;
	}
	const before = section.report.problems.length;
	const here = withGroups(
		{ ...start, root: node, path: [], subject: { type: "flow", name } },
		words,
	);
	const outer = read(here, flowShape, "a flow");
	const steps = readActions(under(here, "steps"));
	const reply = under(here, "cancel", "reply");
	const [cancelReply = null] = nodeOf(reply) === null ? [] : readReply(reply);
	const errors = here.report.problems
		.slice(before)
		.some(({ severity }) => severity === "error");
	return {
		here,
		steps,
		cancelReply,
		broken: errors,
		data: {
			name,
			cancel: cancelWords(outer?.cancel),
			cancelReply: cancelReply?.data.spec ?? null,
			forgetAfterMs: outer?.forget_after ?? null,
			steps: steps.map(({ data }) => data),
		},
	};
}

function withGroups(here: Here, words: Words): Here {
	const { root } = here;
	if (root.type !== "map" || !entryOf(root, "cancel")) return here;
	const entries = root.entries.map((entry) =>
		entry.key === "cancel"
			? {
					...entry,
					value: fillGroups(under(here, "cancel"), entry.value, words, ["any"]),
				}
			: entry,
	);
	return { ...here, root: { ...root, entries } };
}

type Cancel = NonNullable<ReturnType<typeof flowShape.parse>["cancel"]>;

function cancelWords(cancel: Cancel | undefined): readonly string[] {
	if (cancel === undefined) return [];
	return "any" in cancel ? cancel.any : cancel;
}
