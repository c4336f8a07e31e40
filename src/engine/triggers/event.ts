import { defineTrigger } from "../kinds.ts";
import type { Audience, InboundEvent } from "../model.ts";
import type { CompiledRule, RuleBook } from "../rule-book.ts";
import { oneOrMany, text } from "../schema.ts";

/** Starts the rule when another system posts an event of this name. */
export const event = defineTrigger<readonly string[]>({
	key: "event",
	summary:
		"Starts the rule when another system posts this event to POST /api/events; its data is {event.…}.",
	example: "event: order_ready",
	schema: oneOrMany(text()),
	compile: (names, { rule }) => ({
		keys: [{ by: "event", type: "event.posted" }],
		match(situation) {
			const { event } = situation;
			if (!isPosted(event) || !names.includes(event.name)) return null;
			const reached = reaches(rule?.to ?? null, {
				forRule: event.rule === rule?.name,
				hasContact: situation.contact.id !== 0,
			});
			return reached ? matchOf(event) : null;
		},
		whyNot: ({ event }) => ({
			because: isPosted(event)
				? `event: ${names.join(", ")} – this is "${event.name}", and for others`
				: `event: ${names.join(", ")} – no event was posted`,
			near: false,
		}),
	}),
});

/** The rules that wait for an event of this name, in their order. */
export function rulesWaitingFor(
	{ rules }: Pick<RuleBook, "rules">,
	name: string,
): readonly CompiledRule[] {
	return rules.filter(({ data }) =>
		data.when.some(
			({ key, spec }) =>
				key === "event" && (spec as readonly string[]).includes(name),
		),
	);
}

/** Whether a rule says itself to whom it writes, and not to the contact of its event. */
export function hasOwnAudience(to: Audience | null): boolean {
	return to !== null && to.type !== "contact";
}

/** A rule with an audience of its own is reached by its runs only; `to: contact` by events about a contact. */
function reaches(
	to: Audience | null,
	came: { readonly forRule: boolean; readonly hasContact: boolean },
): boolean {
	if (hasOwnAudience(to)) return came.forRule;
	return to === null || came.hasContact;
}

function isPosted(
	event: InboundEvent,
): event is Extract<InboundEvent, { type: "event.posted" }> {
	return event.type === "event.posted";
}

/** Why, and what the rule may print: `{event.total}`. */
export function matchOf({
	name,
	data,
}: Pick<Extract<InboundEvent, { type: "event.posted" }>, "name" | "data">) {
	return { because: `event "${name}"`, captures: { event: data } };
}
