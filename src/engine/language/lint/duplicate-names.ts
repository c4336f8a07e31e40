import type { Draft } from "../draft.ts";
import { type Here, tell, under } from "../here.ts";

/** `duplicate-name`: two rules, or two flows, with one name. */
export function duplicateNames({ rules, flows }: Draft): void {
	tellTwice(
		"rule",
		rules.map(({ data, here }) => ({
			name: data.name,
			here,
			place: under(here, "name"),
		})),
	);
	tellTwice(
		"flow",
		flows.map(({ data, here }) => ({ name: data.name, here, place: here })),
	);
}

function tellTwice(
	what: string,
	named: readonly {
		readonly name: string;
		readonly here: Here;
		readonly place: Here;
	}[],
): void {
	const first = new Map<string, Here>();
	for (const { name, here, place } of named) {
		const before = first.get(name);
		if (name === "") continue;
		if (before === undefined) first.set(name, here);
		else
			tell(
				{ ...place, subject: null },
				{
					code: "duplicate-name",
					message: `Two ${what}s are called "${name}"; the first is in ${lineOf(before, here)}.`,
					help: "Give one of them another name: the name is its id in the feed and in tests.",
				},
			);
	}
}

/** `line 22`, with the file where it is another one. */
export function lineOf(other: Here, from: Here): string {
	const { line } = other.file.source.position(other.root.start);
	return other.file === from.file
		? `line ${line}`
		: `${other.file.name} line ${line}`;
}
