import { compileRules } from "../engine/compile.ts";
import { readingAtOnce } from "../engine/decide/gather.ts";
import { type Explained, explain, explainedJson } from "../engine/explain.ts";
import {
	type Content,
	type Conversation,
	type Instant,
	type JsonObject,
	newBusiness,
	type RulesArtefact,
} from "../engine/model.ts";
import type { History, Library, StoredDecision } from "../engine/ports.ts";
import type { RuleBook } from "../engine/rule-book.ts";
import { AskError } from "./ask-error.ts";
import { inputOf, keptInput } from "./kept-input.ts";
import { pretendedConversation, pretendedMessage } from "./pretend.ts";
import { readMoment } from "./read-moment.ts";

/** "What would you answer to this, and why?" */
export interface Question {
	readonly content: Content;
	/** `c_812`, `p_55` or a phone number; a known one brings its state. Null: somebody new. */
	readonly as: string | null;
	/** Null: now. */
	readonly at: string | null;
}

/** What an answer is looked up in. */
export interface Sources {
	readonly history: Pick<History, "find">;
	readonly now: () => Instant;
	/** The number of ours that is written to. */
	readonly sender: string;
}

/** What the rules would do with a message, and what every rule said to it. Changes nothing. Throws an {@link AskError}. */
export async function answerQuestion(
	question: Question,
	book: RuleBook,
	sources: Sources,
): Promise<Explained> {
	const now = momentOf(question.at, book, sources.now());
	const conversation =
		question.as === null
			? pretendedConversation(sources.sender)
			: await knownConversation(question.as, sources);
	const event = pretendedMessage(conversation, question.content, {
		id: "question",
		at: now,
	});
	return explain({
		event,
		conversation,
		business: newBusiness,
		book: readingAtOnce(book),
		pinned: new Map(),
		now,
	});
}

/** The moment that somebody wrote, else now. Throws an {@link AskError}. */
export function momentOf(
	at: string | null,
	book: RuleBook,
	now: Instant,
): Instant {
	if (at === null) return now;
	const moment = readMoment(at, book.calendar, now);
	if (moment !== null) return moment;
	throw new AskError(
		"wrong-value",
		`"${at}" is no moment. Write 2026-11-22 23:30, 23:30, or fri 10:00.`,
	);
}

/** Whoever is known by that name, with all that is remembered; a phone number that never wrote is somebody new. Throws an {@link AskError}. */
export async function knownConversation(
	as: string,
	{ history, sender }: Sources,
): Promise<Conversation> {
	const [known] = await history.find(as);
	if (known) return known;
	const phone = as.replace(/^\+|[\s().-]/g, "");
	if (/^\d{5,15}$/.test(phone)) return pretendedConversation(sender, { phone });
	throw new AskError(
		"unknown-contact",
		`Nobody is known as "${as}". Give c_812, p_55, or a phone number with its country.`,
	);
}

/** The full why of a decision that was made, from its kept input; null where its rules are gone, or its contact was erased. */
export async function whyDecided(
	stored: StoredDecision,
	{
		history,
		library,
	}: { readonly history: Pick<History, "find">; readonly library: Library },
): Promise<JsonObject | null> {
	const artefact = await library.rules(inputOf(stored).rules);
	if (artefact === null) return null;
	const book = compileRules(artefact as unknown as RulesArtefact);
	const input = await keptInput(stored, book, { history, library });
	return input && explainedJson(explain(input));
}
