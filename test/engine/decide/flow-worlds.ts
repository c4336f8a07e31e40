import fc from "fast-check";
import {
	type ConversationState,
	HOUR,
	type JsonValue,
} from "../../../src/engine/model.ts";
import { type BookSketch, bookOf } from "../book.ts";
import { later, now } from "../scene.ts";

const number = {
	ask: "How many?",
	save_as: "count",
	type: "number",
	max: "12",
};
const size = {
	ask: "Which?",
	save_as: "size",
	type: "choice",
	options: { small: "Small", large: { en: "Large", fr: "Grande" } },
	tries: "2",
};

/** Flows of every kind of step, which stand in no circle: the later ones may start the earlier. */
export const flows: NonNullable<BookSketch["flows"]> = [
	{
		name: "f",
		cancel: ["merci"],
		steps: [
			number,
			{ text: "{count} of {word|it}" },
			{ if: { count: { above: "4" } }, do: [{ wait: "5s" }, size] },
			{ text: "{size|no size}, {count}" },
		],
	},
	{
		name: "g",
		forgetAfterMs: HOUR,
		steps: [{ ask: "Why?", save_as: "why" }, { tag: "vip" }, { start: "f" }],
	},
	{ name: "h", steps: [{ text: "Hi" }, { wait: "1d" }, size, "end"] },
	{ name: "nothing to ask", steps: [{ text: "Bye" }] },
];

/** What starts or ends them. */
export const flowActions = [
	{ start: "f" },
	{ start: "g" },
	{ start: "h" },
	{ start: "nothing to ask" },
	"end",
] as const;

const [first] = bookOf({ rules: [], flows }).data.flows;

/** The flow as the database keeps it. */
export const keptFlow = JSON.parse(JSON.stringify(first)) as JsonValue;

type Question = NonNullable<ConversationState["question"]>;

/** A question that is open, or a flow that waits for the continuation "t1"; the keys are those of the world it stands in. */
export const questions: fc.Arbitrary<Question | null> = fc.option(
	fc.record({
		rule: fc.constantFrom("one", "gone"),
		flow: fc.constant("f"),
		pinned: fc.constantFrom("flow", "flow", "lost"),
		step: fc.constant(1),
		steps: fc.constant(4),
		tries: fc.constantFrom(0, 1, 2),
		answers: fc.constantFrom(
			{},
			{ size: { type: "choice", id: "s", label: "S" } },
		),
		askedAt: fc.constant(later(now, -HOUR)),
		captures: fc.constantFrom({}, { word: "menu" }),
		paused: fc.constantFrom(null, null, "t1"),
	}),
	{ nil: null },
);
