import type { ActionKind, Plan, Site, Situation } from "../../engine/kinds.ts";
import {
	type CommandGiven,
	type Contact,
	type ConversationState,
	type JsonObject,
	type JsonValue,
	newBusiness,
	type OutboundContent,
	type Sender,
} from "../../engine/model.ts";
import type { RuleBook } from "../../engine/rule-book.ts";
import { newSituation } from "../../engine/situation.ts";
import { HttpProblem } from "../problem.ts";

/** Whom a message is for, as its placeholders and languages see them. */
export interface Recipient {
	readonly contact: Contact;
	readonly sender: Sender;
	readonly state: ConversationState;
}

/** WhatsApp's limit for one text. */
const LONGEST_TEXT = 4_096;

/**
 * What is sent for a message in the words of the rules language, `{"image": "https://…"}`: checked by the action's own schema, and
 * filled in for its recipient as a rule would. Throws `bad-message` with every reason.
 */
export function contentsOf(
	words: JsonObject,
	kinds: ReadonlyMap<string, ActionKind>,
	{
		book,
		event,
		recipient,
	}: {
		readonly book: RuleBook;
		readonly event: CommandGiven;
		readonly recipient: Recipient;
	},
): readonly OutboundContent[] {
	const { kind, spec } = actionOf(words, kinds);
	refuseFindings(kind, spec, book);
	const steps = book.compileSteps("", [{ key: kind.key, spec, quote: false }]);
	const situation = situationOf(book, event, recipient);
	const plans = steps.map(({ plan }) => plan(situation));
	return plans.flatMap(messagesOf);
}

/** What a person typed leaves as it is: a brace of theirs is no placeholder. */
export function staffText(
	words: JsonObject,
): readonly OutboundContent[] | null {
	const { text } = words;
	if (Object.keys(words).length !== 1 || typeof text !== "string") return null;
	if (text.trim() === "") throw badMessage("text: There is no text here.");
	if (text.length > LONGEST_TEXT)
		throw badMessage(`text: WhatsApp takes at most ${LONGEST_TEXT} letters.`);
	return [{ type: "text", text }];
}

function actionOf(
	words: JsonObject,
	kinds: ReadonlyMap<string, ActionKind>,
): { readonly kind: ActionKind; readonly spec: JsonValue } {
	const [key, ...others] = Object.keys(words);
	const kind = key === undefined ? undefined : kinds.get(key);
	if (key === undefined || kind === undefined || others.length > 0)
		throw badMessage(
			`Give exactly one message beside \`to\`: ${[...kinds.keys()].join(", ")}.`,
		);
	const result = kind.schema.safeParse(words[key]);
	if (result.success) return { kind, spec: result.data };
	throw badMessage(
		...result.error.issues.map(
			({ path, message }) => `${[key, ...path].join(".")}: ${message}`,
		),
	);
}

/** WhatsApp's limits, and whatever else the kind says about a spec that its schema accepts. */
function refuseFindings(
	kind: ActionKind,
	spec: JsonValue,
	book: RuleBook,
): void {
	const findings = kind.findings?.(spec, siteIn(book)) ?? [];
	const errors = findings.filter(({ severity }) => severity === "error");
	if (errors.length === 0) return;
	throw badMessage(
		...errors.map(
			({ path, message }) => `${[kind.key, ...path].join(".")}: ${message}`,
		),
	);
}

function siteIn(book: RuleBook): Site {
	const { data, calendar, vocabulary } = book;
	const compile: Site["compile"] = {
		steps: (steps) => book.compileSteps("", steps),
		conditions: () => {
			throw new Error("No message holds conditions.");
		},
	};
	return { data, calendar, vocabulary, rule: null, compile };
}

function situationOf(
	book: RuleBook,
	event: CommandGiven,
	recipient: Recipient,
): Situation {
	const conversation = { id: 0, version: 0, channel: "", ...recipient };
	const now = event.arrivedAt;
	return newSituation({
		event,
		conversation,
		business: newBusiness,
		book,
		now,
	});
}

function messagesOf(plan: Plan): readonly OutboundContent[] {
	const { messages = [], emptied = [] } = plan;
	if (emptied.length > 0)
		throw badMessage(
			...emptied.map(
				(name) =>
					`Nothing fills {${name}}. Write a default, {${name}|friend}, or \\{ for a brace.`,
			),
		);
	if (plan.withheld !== undefined || messages.length === 0)
		throw badMessage("This sends no message.");
	return messages;
}

function badMessage(...reasons: readonly string[]): HttpProblem {
	return new HttpProblem("bad-message", {
		detail: reasons.join(" "),
		more: { reasons },
	});
}
