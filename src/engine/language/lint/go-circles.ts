import type { ActionData } from "../../model.ts";
import { actionKinds } from "../../registry.ts";
import type { Draft } from "../draft.ts";
import { type Here, tell, under } from "../here.ts";
import { chainLengths, circlesIn, type Steps, wayAround } from "./circles.ts";
import { flowsNamedBy, rulesNamedBy } from "./named-rules.ts";

/** So many rules and flows may run one another before a customer is asked something. */
export const LONGEST_CHAIN = 50;

/** So many of one circle are told; the others are in their words. */
const MOST_TOLD = 20;
/** So many names of a circle are written out. */
const LONGEST_WAY = 12;

/** `go-circle`: rules and flows that run one another without end, or nearly so. Where a question is asked on the way, they wait for the customer. */
export function goCircles(draft: Draft): void {
	for (const { data, here } of draft.rules)
		if (data.afterLimit === data.name)
			tell(under(here, "after_limit"), {
				code: "go-circle",
				message: "The rule names itself for the time when it may not run.",
				help: "Name another rule, or take after_limit away.",
			});
	const next = stepsFrom(draft);
	const places = placesIn(draft);
	const circles = circlesIn(next);
	for (const circle of circles)
		for (const node of [...circle].slice(0, MOST_TOLD))
			tellCircle(wayAround(node, circle, next), places.get(node));
	for (const [node, length] of chainLengths(next))
		if (length === LONGEST_CHAIN + 1 && !circles.some((one) => one.has(node)))
			tellChain(places.get(node));
}

function placesIn(draft: Draft): ReadonlyMap<Node, Here> {
	return new Map([
		...draft.rules.map(
			({ data, here }) => [ruleNode(data.name), under(here, "do")] as const,
		),
		...draft.flows.map(
			({ data, here }) => [flowNode(data.name), under(here, "steps")] as const,
		),
	]);
}

/** A rule or a flow: a flow is told by the word behind its name. */
type Node = string;

function ruleNode(name: string): Node {
	return name;
}

function flowNode(name: string): Node {
	return `${name} (flow)`;
}

function stepsFrom({ data: { rules, flows } }: Draft): Steps {
	return new Map([
		...rules.map(
			({ name, do: actions }) => [ruleNode(name), led(actions).to] as const,
		),
		...flows.map(({ name, steps }) => [flowNode(name), led(steps).to] as const),
	]);
}

interface Led {
	/** What the actions lead to before anything is asked. */
	readonly to: readonly Node[];
	/** They ask something. */
	readonly asks: boolean;
}

function led(actions: readonly ActionData[]): Led {
	const to: Node[] = [];
	for (const action of actions) {
		const one = action.key === "if" ? ledByBranches(action) : ledByOne(action);
		to.push(...one.to);
		if (one.asks) return { to, asks: true };
	}
	return { to, asks: false };
}

function ledByOne(action: ActionData): Led {
	if (action.key === "ask") return { to: [], asks: true };
	const rules = rulesNamedBy(actionKinds, action).map(ruleNode);
	const flows = flowsNamedBy(actionKinds, action).map(flowNode);
	return { to: [...rules, ...flows], asks: false };
}

/** An `if` asks for certain only where both of its branches do. */
function ledByBranches({ spec }: ActionData): Led {
	const branches = spec as unknown as Record<
		"do" | "else",
		readonly ActionData[]
	>;
	const [yes, no] = [led(branches.do), led(branches.else)];
	return { to: [...yes.to, ...no.to], asks: yes.asks && no.asks };
}

function tellCircle(
	circle: readonly Node[] | null,
	here: Here | undefined,
): void {
	if (circle === null || here === undefined) return;
	tell(
		here,
		{
			code: "go-circle",
			message: `The rules run one another without end: ${written(circle)}.`,
			help: "Let one of them end with an answer.",
		},
		true,
	);
}

function tellChain(here: Here | undefined): void {
	if (here === undefined) return;
	const complaint = {
		code: "go-circle",
		message: `More than ${LONGEST_CHAIN} rules run one another from here on.`,
		help: "Let one of them do what those behind it do.",
	} as const;
	tell(here, complaint, true);
}

function written(circle: readonly Node[]): string {
	if (circle.length <= LONGEST_WAY) return circle.join(" → ");
	const [first = ""] = circle;
	const between = circle.length - LONGEST_WAY;
	const begun = circle.slice(0, LONGEST_WAY - 1);
	return [...begun, `${between} more`, first].join(" → ");
}
