import type { ActionData } from "../../model.ts";
import { actionKinds } from "../../registry.ts";
import type { Draft } from "../draft.ts";
import { type Here, tell, under } from "../here.ts";
import { flowsNamedBy, rulesNamedBy } from "./named-rules.ts";

/** `go-circle`: rules and flows that run one another without end. Where a question is asked on the way, they wait for the customer. */
export function goCircles(draft: Draft): void {
	const next = stepsFrom(draft);
	for (const { data, here } of draft.rules) {
		if (data.afterLimit === data.name)
			tell(under(here, "after_limit"), {
				code: "go-circle",
				message: "The rule names itself for the time when it may not run.",
				help: "Name another rule, or take after_limit away.",
			});
		tellCircle(circleFrom(ruleNode(data.name), next), under(here, "do"));
	}
	for (const { data, here } of draft.flows)
		tellCircle(circleFrom(flowNode(data.name), next), under(here, "steps"));
}

/** A rule or a flow: a flow is told by the word behind its name. */
type Node = string;

function ruleNode(name: string): Node {
	return name;
}

function flowNode(name: string): Node {
	return `${name} (flow)`;
}

function stepsFrom({
	data: { rules, flows },
}: Draft): ReadonlyMap<Node, readonly Node[]> {
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

function tellCircle(circle: readonly Node[] | null, here: Here): void {
	if (circle === null) return;
	tell(
		here,
		{
			code: "go-circle",
			message: `The rules run one another without end: ${circle.join(" → ")}.`,
			help: "Let one of them end with an answer.",
		},
		true,
	);
}

/** The way from a rule or flow back to itself, or null. */
function circleFrom(
	start: Node,
	next: ReadonlyMap<Node, readonly Node[]>,
): readonly Node[] | null {
	const seen = new Set<Node>();
	const ways: (readonly Node[])[] = [[start]];
	for (let way = ways.pop(); way !== undefined; way = ways.pop())
		for (const node of next.get(way.at(-1) ?? "") ?? []) {
			if (node === start) return [...way, node];
			if (seen.has(node)) continue;
			seen.add(node);
			ways.push([...way, node]);
		}
	return null;
}
