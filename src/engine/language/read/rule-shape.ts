import { z } from "zod";
import { flag, object, oneOrMany, text } from "../../schema.ts";
import { limitSchema } from "./schemas.ts";

/** What a rule may have. What the kinds read – `when`, `if`, `reply`, `do`, `to` – is looked at by them. */
export const ruleShape = object({
	name: text().meta({
		description:
			"The rule's name, which is also its id: in the feed, the trace, the tests and the errors. Each rule has its own.",
		examples: ["opening hours"],
	}),
	when: z.unknown().optional(),
	if: z.unknown().optional(),
	reply: z.unknown().optional(),
	do: z.unknown().optional(),
	to: z.unknown().optional(),
	limit: limitSchema.optional().meta({
		description:
			"How often it may run for one contact. After that `after_limit` runs, or later rules are tried.",
		examples: ["once per 30 days", "2 per hour", "once ever", "none"],
	}),
	after_limit: text()
		.optional()
		.meta({
			description: "The rule to run instead once the limit is reached.",
			examples: ["talk to a person"],
		}),
	continue: flag()
		.optional()
		.meta({
			description: "true: later rules are tried as well.",
			examples: [true],
		}),
	interrupt: flag()
		.optional()
		.meta({
			description:
				"true: it also answers while a question is open or the brake is pulled.",
			examples: [true],
		}),
	outside_window: z.unknown().optional(),
	examples: oneOrMany(text())
		.optional()
		.meta({
			description:
				"Messages that this rule must answer; tried whenever the file is loaded.",
			examples: [["are you open today?"]],
		}),
	not_examples: oneOrMany(text())
		.optional()
		.meta({
			description:
				"Messages that must not start this rule; tried whenever the file is loaded.",
			examples: [["the happy couple"]],
		}),
});
