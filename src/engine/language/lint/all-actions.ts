import type { ActionData } from "../../model.ts";
import type { Draft } from "../draft.ts";
import type { Placed } from "../read/read-kinds.ts";

/** Every action of every rule and flow, in the order of the files. */
export function allActions({
	rules,
	flows,
}: Draft): readonly Placed<ActionData>[] {
	return [
		...rules.flatMap((rule) => rule.do),
		...flows.flatMap((flow) => flow.steps),
	];
}

/** Actions that send something to the customer; of these only a template may leave after 24 hours. */
export const writingActions: ReadonlySet<string> = new Set([
	"text",
	"image",
	"video",
	"document",
	"audio",
	"sticker",
	"location",
	"contact_card",
	"buttons",
	"list",
	"link_button",
	"ask_location",
	"template",
]);
