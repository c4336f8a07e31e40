import { z } from "zod";
import type { QuestionKind } from "../kinds.ts";
import type { JsonObject, JsonValue } from "../model.ts";
import { type SingleText, singleTextSchema } from "../say/texts.ts";
import { flag, number, text } from "../schema.ts";
import * as kinds from "./index.ts";

/** A question as it is kept. A type, so that it counts as JSON data. */
export type AskSpec = {
	readonly ask: SingleText;
	/** The name of the answer. */
	readonly saveAs: string;
	readonly type: string;
	/** What its type has of its own: `min`, `options`. */
	readonly own: JsonObject;
	readonly sorry?: SingleText;
	readonly tries: number;
	readonly otherwise?: string;
};

/** Every type of answer. Each has its own keys' type, which a list of all of them cannot say. */
export const questionTypes: readonly QuestionKind[] = Object.values(
	kinds,
) as unknown as readonly QuestionKind[];

const TRIES = 3;
const USUAL_TYPE = "text";

const common = {
	ask: singleTextSchema,
	save_as: text().refine((name) => /^[\p{L}\p{N}_-]{1,60}$/u.test(name), {
		error: "This should be one word, such as guests or first_visit.",
	}),
	sorry: singleTextSchema.optional(),
	tries: number({ min: 1, max: 10, whole: true }).optional(),
	otherwise: text().optional(),
	quote: flag().optional(),
};

/** What stands beside `ask` in its step, whatever the type. */
export const askKeys: readonly string[] = [
	"type",
	...Object.keys(common).filter((key) => key !== "ask" && key !== "quote"),
	...new Set(questionTypes.flatMap(({ own }) => Object.keys(own.shape))),
];

type Form = z.ZodType<AskSpec> & z.core.$ZodTypeDiscriminable;

/** Reads a whole step: the question and what stands beside it. Which keys these may be depends on the type. */
export const askSchema: z.ZodType<AskSpec> = z.discriminatedUnion(
	"type",
	questionTypes.map(formOf) as [Form, ...Form[]],
	{
		error: ({ input }) =>
			typeof input === "object" && input !== null
				? `This should be one of ${questionTypes.map(({ key }) => key).join(", ")}.`
				: "A question is lines such as ask, save_as and type.",
	},
);

function formOf({ key, own }: QuestionKind): Form {
	const word = z.literal(key);
	const type = key === USUAL_TYPE ? word.optional() : word;
	const step = z.strictObject({ ...common, type, ...own.shape });
	return step.transform((written): AskSpec => {
		const { ask, save_as, sorry, tries = TRIES, otherwise } = written;
		return {
			ask,
			saveAs: save_as,
			type: key,
			own: present(written, Object.keys(own.shape)),
			...(sorry === undefined ? {} : { sorry }),
			tries,
			...(otherwise === undefined ? {} : { otherwise }),
		};
	}) as unknown as Form;
}

function present(
	written: Readonly<Record<string, unknown>>,
	keys: readonly string[],
): JsonObject {
	return Object.fromEntries(
		keys
			.filter((key) => written[key] !== undefined)
			.map((key) => [key, written[key] as JsonValue]),
	);
}
