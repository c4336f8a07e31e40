import type {
	ConversationSummary,
	History,
	SearchHit,
} from "../../engine/ports.ts";
import { readText } from "../../engine/text/read-text.ts";
import { searchedWords } from "../../engine/text/search-words.ts";
import type { Tables } from "../tables.ts";
import { contentText } from "./content-text.ts";
import { messageIn } from "./indexing/message-in.ts";
import { summaryOf } from "./summary.ts";

/** Letters of a text that a hit shows. */
const SHOWN = 300;
/** Of these, in front of the word that was found. */
const BEFORE = 60;

/** Decisions in which every word stands, the newest first. */
export function searchHistory(
	tables: Tables,
	query: Parameters<History["search"]>[0],
): readonly SearchHit[] {
	const words = searchedWords(query.text);
	if (words.length === 0) return [];
	const wanted = words.flat();
	return tables.search
		.find({ ...query, words })
		.flatMap((seq) => hitOf(tables, seq, wanted) ?? []);
}

function hitOf(
	tables: Tables,
	seq: number,
	wanted: readonly string[],
): SearchHit | null {
	const entry = tables.journal.get(seq)?.entry;
	const message = entry && messageIn(entry);
	if (!message || entry.conversation === null) return null;
	const answers = message.ours.flatMap((one) => contentText(one) ?? []);
	const asked = message.customer && contentText(message.customer);
	return {
		seq,
		at: entry.at,
		conversation: entry.conversation,
		name: tables.conversations.get(entry.conversation)?.state.name ?? null,
		rule: entry.rule,
		customer: asked && around(asked, wanted),
		answer: answers.length > 0 ? around(answers.join("\n"), wanted) : null,
	};
}

/** A piece of the text that holds the first word that was searched for, or its beginning. */
function around(text: string, wanted: readonly string[]): string {
	if (text.length <= SHOWN) return text;
	const at = placeOf(text, wanted);
	const from = Math.max(0, Math.min(at - BEFORE, text.length - SHOWN));
	const piece = whole(text.slice(from, from + SHOWN));
	const isEnd = from + SHOWN >= text.length;
	return `${from > 0 ? "…" : ""}${piece}${isEnd ? "" : "…"}`;
}

function placeOf(text: string, wanted: readonly string[]): number {
	for (const found of text.matchAll(/\S+/g)) {
		const { tokens } = readText(found[0]);
		const isWanted = tokens.some(({ word }) =>
			wanted.some((one) => word.includes(one)),
		);
		if (isWanted) return found.index;
	}
	return 0;
}

/** Without the half of a character at either end. */
function whole(text: string): string {
	return text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, "");
}

/** Conversations by the name on the profile, or by the beginning of the number. */
export function findPeople(
	tables: Tables,
	text: string,
	limit: number,
): readonly ConversationSummary[] {
	const words = searchedWords(text);
	const digits = text.replace(/^(\+|00)|[\s().-]/g, "");
	const byNumber = /^\d{4,15}$/.test(digits)
		? tables.people
				.contactsFrom(digits, limit)
				.flatMap((contact) => tables.conversations.idsOf(contact))
		: [];
	const byName = words.length === 0 ? [] : tables.search.named(words, limit);
	return [...new Set([...byNumber, ...byName])]
		.flatMap((id) => tables.inbox.get(id) ?? [])
		.sort((one, other) => other.lastSeq - one.lastSeq)
		.slice(0, limit)
		.flatMap((row) => summaryOf(tables, row) ?? []);
}
