import type { Draft } from "../draft.ts";
import { tell } from "../here.ts";

/** `no-fallback`: nothing answers what no rule understands. */
export function noFallback({ rules, book, whole }: Draft): void {
	const [first] = rules;
	if (!whole || first === undefined) return;
	const reads = book.rules.some(({ triggers }) =>
		triggers.some(({ key }) => key === "keyword" || key === "regex"),
	);
	if (!reads || book.rules.some(({ role }) => role === "fallback")) return;
	const last = rules.at(-1) ?? first;
	tell(
		{ ...last.here, subject: null },
		{
			code: "no-fallback",
			severity: "warning",
			message:
				"No rule answers what the others do not understand: the customer hears nothing.",
			help: 'Add a last rule with when: nothing_matched and a reply such as "Sorry, I didn\'t get that."',
		},
	);
}
