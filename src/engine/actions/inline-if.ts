import { z } from "zod";
import {
	conditionsSchema,
	nestedFindings,
} from "../conditions/read-conditions.ts";
import { type ActionKind, defineAction, type InnerAction } from "../kinds.ts";
import type { ActionData, Finding, KindData } from "../model.ts";
import { actionKinds } from "../registry.ts";
import {
	actionsSchema,
	innerActions,
	nestedActionFindings,
} from "./read-actions.ts";

/** A type, so that it counts as JSON data. */
type InlineIf = {
	readonly if: readonly KindData[];
	readonly do: readonly ActionData[];
	readonly else: readonly ActionData[];
};

const schema: z.ZodType<InlineIf> = z
	.strictObject({
		if: conditionsSchema(),
		do: actionsSchema(),
		else: actionsSchema().optional(),
	})
	.transform(
		(written): InlineIf => ({
			if: written.if,
			do: written.do,
			else: written.else ?? [],
		}),
	);

/** Does one thing or another, in the middle of a list. What follows it runs in both cases. */
export const inlineIf: ActionKind<InlineIf> = defineAction<InlineIf>({
	key: "if",
	summary:
		"Does one thing where this holds, another where it does not, and then goes on below.",
	example:
		'{ if: { hours: closed }, do: [{ text: "We answer tomorrow." }], else: [{ text: "We answer at once." }] }',
	beside: ["do", "else"],
	schema,
	findings: (spec, site) => [
		...under("if", nestedFindings(spec.if, site)),
		...under("do", nestedActionFindings(spec.do, site)),
		...under("else", nestedActionFindings(spec.else, site)),
	],
	inside,
	saves: (spec) => fromInside(spec, ({ saves }) => saves),
	leadsTo: (spec) => fromInside(spec, ({ leadsTo }) => leadsTo),
	starts: (spec) => fromInside(spec, ({ starts }) => starts),
	compile(spec, site) {
		const condition = site.compile.conditions(spec.if);
		const yes = site.compile.steps(spec.do);
		const no = site.compile.steps(spec.else);
		return (situation) => ({
			taken: [],
			steps: condition.holds(situation) ? yes : no,
		});
	},
});

function inside(spec: InlineIf): readonly InnerAction[] {
	return [...innerActions("do", spec.do), ...innerActions("else", spec.else)];
}

function under(key: string, findings: readonly Finding[]): readonly Finding[] {
	return findings.map((finding) => ({
		...finding,
		path: [key, ...finding.path],
	}));
}

function fromInside(
	spec: InlineIf,
	names: (
		kind: ActionKind,
	) => ((spec: ActionData["spec"]) => readonly string[]) | undefined,
): readonly string[] {
	return [...spec.do, ...spec.else].flatMap(({ key, spec }) => {
		const kind = actionKinds.get(key);
		return (kind && names(kind)?.(spec)) ?? [];
	});
}
