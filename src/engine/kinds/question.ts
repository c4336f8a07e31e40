import type { z } from "zod";
import type {
	Answer,
	Finding,
	JsonObject,
	OutboundContent,
	TapContent,
} from "../model.ts";
import type { CompiledAction } from "./action.ts";
import type { Site } from "./kind.ts";
import type { Situation } from "./situation.ts";

/** A question made ready: what `decide` does while it is open. */
export interface CompiledQuestion {
	/** The name of the answer. */
	readonly saveAs: string;
	/** How many messages that are no answer it takes. */
	readonly tries: number;
	/** The rule that runs when these are used up; null: the chat goes to a person. */
	readonly otherwise: string | null;
	/** The answer, where one of the question's own options was tapped; null: none was. */
	tapped(situation: Situation): Answer | null;
	/** The answer that a message gives; null: none, or more than one. */
	read(situation: Situation): Answer | null;
	/** Says that a message was no answer. */
	readonly sorry: CompiledAction;
}

/** A type of answer: what `type` may be. */
export interface QuestionKind<Own = JsonObject> {
	/** The word an owner writes behind `type`. */
	readonly key: string;
	/** One sentence for an owner: what counts as an answer. */
	readonly summary: string;
	/** A whole step that an owner could paste, in one line of YAML. */
	readonly example: string;
	/** The keys it has beside those of every question. */
	readonly own: z.ZodType<Own> & {
		readonly shape: Readonly<Record<string, z.ZodType>>;
	};
	/** How long the question may be, where WhatsApp allows less than for a text. */
	readonly longest?: number;
	/** What else can be wrong; paths start at the step. */
	findings?(own: Own, site: Site): readonly Finding[];
	compile(own: Own, site: Site, saveAs: string): CompiledAnswer;
}

/** How one question reads its answer. */
export interface CompiledAnswer {
	/** The message that asks; left out, a text. */
	message?(text: string, situation: Situation): OutboundContent;
	/** The answer, where one of the question's own options was tapped. */
	tapped?(tap: TapContent, situation: Situation): Answer | null;
	read(situation: Situation): Answer | null;
}

/** Declares a type of answer; its own keys' type comes from its schema. */
export function defineQuestion<Own>(
	kind: QuestionKind<Own>,
): QuestionKind<Own> {
	return kind;
}
