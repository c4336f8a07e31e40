import { defineTrigger, type IndexKey } from "../kinds.ts";
import type { InboundEvent, TapContent } from "../model.ts";
import { oneOrMany, text } from "../schema.ts";
import { fold } from "../text/fold.ts";

/** Starts the rule when the customer taps an option. */
export const button = defineTrigger<readonly string[]>({
	key: "button",
	summary:
		"Starts the rule when the customer taps this button or list row: its id, its label in any language, or the payload of a template's quick reply.",
	example: "button: [hours, Opening hours]",
	schema: oneOrMany(text()),
	readsTaps: true,
	compile(options) {
		const ids = new Set(options);
		const labels = new Set(options.map(labelOf));
		return {
			keys: options.flatMap(keysOf),
			match({ event }) {
				const tap = tapIn(event);
				if (!tap || !(ids.has(tap.id) || labels.has(labelOf(tap.label)))) {
					return null;
				}
				return { because: `button "${tap.id}"`, captures: {} };
			},
			whyNot({ event }) {
				const tapped = tapIn(event)?.id;
				const came = tapped === undefined ? "no tap" : `a tap on "${tapped}"`;
				const because = `button: ${options.join(", ")} – this is ${came}`;
				return { because, near: false };
			},
		};
	},
});

function keysOf(option: string): readonly IndexKey[] {
	return [...new Set([option, labelOf(option)])].map((value) => ({
		by: "tap",
		value,
	}));
}

function labelOf(text: string): string {
	return fold(text).trim();
}

function tapIn(event: InboundEvent): TapContent | null {
	if (event.type !== "message.received") return null;
	const { content } = event.message;
	return content.type === "button" ? content : null;
}
