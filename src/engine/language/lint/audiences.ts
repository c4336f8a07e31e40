import type { Draft } from "../draft.ts";
import { tell, under } from "../here.ts";
import type { DraftRule } from "../read/read-rule.ts";
import { withInside, writes } from "./all-actions.ts";

/** `no-audience`: a schedule that writes to customers says to whom; other rules answer the one who wrote. */
export function audiences({ rules }: Draft): void {
	for (const rule of rules) {
		if (rule.broken) continue;
		if (needsAudience(rule)) tellNone(rule);
		else if (rule.data.to !== null && !mayHaveAudience(rule))
			tellNeedless(rule);
	}
}

/** `contact` is the contact of an event: a schedule has none. */
function needsAudience({ data, do: actions }: DraftRule): boolean {
	return (
		(data.to === null || data.to.type === "contact") &&
		data.when.some(({ key }) => key === "schedule") &&
		actions.flatMap(withInside).some(({ data }) => writes(data))
	);
}

function mayHaveAudience({ data }: DraftRule): boolean {
	return data.when.some(({ key }) => key === "schedule" || key === "event");
}

function tellNone({ here }: DraftRule): void {
	tell(
		under(here, "when"),
		{
			code: "no-audience",
			message:
				"A schedule is about nobody in particular, so the rule must say to whom it writes.",
			help: 'Add to: { tag: regulars }, to: { everyone: true } or to: "+961 70 123 456".',
		},
		true,
	);
}

function tellNeedless({ here }: DraftRule): void {
	tell(
		under(here, "to"),
		{
			code: "wrong-value",
			message:
				"`to` belongs to rules with a schedule or an event; this one answers whoever writes.",
			help: "Take it away.",
		},
		true,
	);
}
