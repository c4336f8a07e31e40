import {
	type CompiledAction,
	type CompiledAnswer,
	type CompiledQuestion,
	defineAction,
	type QuestionKind,
	type Site,
} from "../kinds.ts";
import type { ActionTaken, Finding, OutboundContent } from "../model.ts";
import {
	type AskSpec,
	askKeys,
	askSchema,
	questionTypes,
} from "../questions/ask-spec.ts";
import { compileSingle } from "../say/compile-single.ts";
import { lengthFindings, whatsappLimits } from "../say/limits.ts";
import type { SingleText } from "../say/texts.ts";
import { hoursFindings } from "../say/texts-findings.ts";

/** Asks the customer something and waits for the answer, in a flow. */
export const ask = defineAction<AskSpec>({
	key: "ask",
	summary:
		"Asks something in a flow and waits for the answer, which is then saved under save_as. A message that is no answer gets sorry; after 3 tries otherwise runs.",
	example:
		'{ ask: "How many guests?", save_as: guests, type: number, min: 1, max: 12, sorry: "A number from 1 to 12, please." }',
	exampleFor: (written) => `{ ${exampleOfType(written)} }`,
	beside: askKeys,
	schema: askSchema,
	saves: ({ saveAs }) => [saveAs],
	leadsTo: ({ otherwise }) => (otherwise === undefined ? [] : [otherwise]),
	findings: (spec, site) => [
		...placeFindings(site),
		...textFindings(spec, "ask", site),
		...textFindings(spec, "sorry", site),
		...(kindOf(spec).findings?.(spec.own, site) ?? []),
	],
	compile: (spec, site) => sayer(spec, "ask", spec.ask, site),
	question: compileQuestion,
});

/** The example of the type that was written, else of a text. */
function exampleOfType(written: unknown): string {
	const { type = "text" } = (written ?? {}) as { readonly type?: unknown };
	const kind = questionTypes.find(({ key }) => key === type);
	return (kind ?? questionTypes[0])?.example ?? "";
}

/** Questions wait for answers, which only flows do. */
function placeFindings({ rule }: Site): readonly Finding[] {
	if (rule === null) return [];
	return [
		{
			path: ["ask"],
			code: "wrong-value",
			severity: "error",
			message: "A question stands in the steps of a flow, not in a rule.",
			help: "Move it under flows:, for example booking: { steps: [ … ] }, and start it here with - start: booking.",
		},
	];
}

function textFindings(
	spec: AskSpec,
	key: "ask" | "sorry",
	site: Site,
): readonly Finding[] {
	const text = spec[key];
	if (text === undefined) return [];
	const limit = longestOf(kindOf(spec));
	return [
		...lengthFindings(text, { limit, what: "This question", path: [key] }),
		...hoursFindings(text, site, [key]),
	];
}

function longestOf({ longest = whatsappLimits.text }: QuestionKind): number {
	return longest;
}

/** Data kept by another version may name a type that this one does not know. */
function kindOf({ type }: AskSpec): QuestionKind {
	const kind = questionTypes.find(({ key }) => key === type);
	if (kind) return kind;
	throw new Error(
		`Unknown type of question "${type}". Known: ${questionTypes.map(({ key }) => key).join(", ")}.`,
	);
}

function compileQuestion(spec: AskSpec, site: Site): CompiledQuestion {
	const { saveAs, tries, otherwise = null } = spec;
	const answer = answerOf(spec, site);
	return {
		saveAs,
		tries,
		otherwise,
		tapped(situation) {
			const { event } = situation;
			if (event.type !== "message.received") return null;
			const { content } = event.message;
			if (content.type !== "button") return null;
			return answer.tapped?.(content, situation) ?? null;
		},
		read: (situation) => answer.read(situation),
		sorry: sayer(spec, "sorry", spec.sorry ?? spec.ask, site),
	};
}

function answerOf(spec: AskSpec, site: Site): CompiledAnswer {
	return kindOf(spec).compile(spec.own, site, spec.saveAs);
}

/** Says a text the way its type of question is asked: with buttons, with a list, or plain. */
function sayer(
	spec: AskSpec,
	type: "ask" | "sorry",
	words: SingleText,
	site: Site,
): CompiledAction {
	const say = compileSingle(words, site, longestOf(kindOf(spec)));
	const answer = answerOf(spec, site);
	return (situation) => {
		const { text, conversation, emptied, cut } = say(situation);
		const message: OutboundContent = answer.message?.(text, situation) ?? {
			type: "text",
			text,
		};
		const taken = { ...message, type, save_as: spec.saveAs };
		return {
			taken: [(cut ? { ...taken, cut } : taken) as ActionTaken],
			messages: text === "" ? [] : [message],
			conversation,
			emptied,
		};
	};
}
