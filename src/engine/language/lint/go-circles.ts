import { actionKinds } from "../../registry.ts";
import type { Draft } from "../draft.ts";
import { tell, under } from "../here.ts";
import { rulesNamedBy } from "./named-rules.ts";

/** `go-circle`: rules that run one another without end. */
export function goCircles({ rules }: Draft): void {
	const next = new Map(
		rules.map(({ data }) => [
			data.name,
			data.do.flatMap((action) => rulesNamedBy(actionKinds, action)),
		]),
	);
	for (const { data, here } of rules) {
		if (data.afterLimit === data.name)
			tell(under(here, "after_limit"), {
				code: "go-circle",
				message: "The rule names itself for the time when it may not run.",
				help: "Name another rule, or take after_limit away.",
			});
		const circle = circleFrom(data.name, next);
		if (circle !== null)
			tell(
				under(here, "do"),
				{
					code: "go-circle",
					message: `The rules run one another without end: ${circle.join(" → ")}.`,
					help: "Let one of them end with an answer.",
				},
				true,
			);
	}
}

/** The way from a rule back to itself, or null. */
function circleFrom(
	start: string,
	next: ReadonlyMap<string, readonly string[]>,
): readonly string[] | null {
	const seen = new Set<string>();
	const ways: (readonly string[])[] = [[start]];
	for (let way = ways.pop(); way !== undefined; way = ways.pop())
		for (const name of next.get(way.at(-1) ?? "") ?? []) {
			if (name === start) return [...way, name];
			if (seen.has(name)) continue;
			seen.add(name);
			ways.push([...way, name]);
		}
	return null;
}
