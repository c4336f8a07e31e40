import { z } from "zod";
import { bareWord } from "../bare-word.ts";
import { handedOverByRule } from "../decide/hand-over.ts";
import { describeDuration } from "../describe.ts";
import { type CompiledAction, defineAction, type Site } from "../kinds.ts";
import { compileSingle } from "../say/compile-single.ts";
import { lengthFindings } from "../say/limits.ts";
import { type SingleText, singleTextSchema } from "../say/texts.ts";
import { hoursFindings } from "../say/texts-findings.ts";
import { flag, forms } from "../schema.ts";
import { BACK_AFTER_MS, backAfterSchema } from "./back-after.ts";
import { byRule } from "./by-rule.ts";

/** A type, so that it counts as JSON data. */
type Handoff = {
	/** Null: until somebody calls the bot back. */
	readonly backAfterMs: number | null;
	readonly note?: SingleText;
	readonly quiet: boolean;
};

/** Letters of a note; the notice holds the customer's last message too. */
const NOTE_LENGTH = 1_000;

const schema: z.ZodType<Handoff> = forms(
	bareWord(),
	z
		.strictObject({
			back_after: backAfterSchema.optional(),
			note: singleTextSchema.optional(),
			quiet: flag().optional(),
		})
		.transform(
			({
				back_after: backAfterMs = BACK_AFTER_MS,
				note,
				quiet = false,
			}): Handoff =>
				note === undefined
					? { backAfterMs, quiet }
					: { backAfterMs, note, quiet },
		),
	(): Handoff => ({ backAfterMs: BACK_AFTER_MS, quiet: false }),
);

/** Leaves the chat to a person. */
export const handoff = defineAction<Handoff>({
	key: "handoff",
	summary:
		"Leaves the chat to a person: staff get a notice, and the bot is silent for 12 hours or as long as back_after says.",
	example: "handoff: { back_after: 12h, note: Wants to change a booking }",
	bare: true,
	schema,
	findings: ({ note = "" }, site) => [
		...lengthFindings(note, {
			limit: NOTE_LENGTH,
			what: "A note",
			path: ["note"],
		}),
		...hoursFindings(note, site, ["note"]),
	],
	compile: compileHandoff,
});

function compileHandoff(
	{ backAfterMs, note, quiet }: Handoff,
	site: Site,
): CompiledAction {
	const say = compileSingle(note, site, NOTE_LENGTH);
	const [language] = site.data.profile.languages;
	const taken = {
		type: "handoff",
		back_after: backAfterMs === null ? "never" : describeDuration(backAfterMs),
	};
	return (situation) => {
		const { text, conversation, emptied } = say({ ...situation, language });
		const change = handedOverByRule(
			{ ...situation, conversation },
			{ forMs: backAfterMs, by: byRule(situation), note: text, quiet },
		);
		return {
			...change,
			taken: [text === "" ? taken : { ...taken, note: text }],
			emptied,
			endsSearch: true,
		};
	};
}
