import { createHash } from "node:crypto";
import type { JournalEntry } from "../../../engine/model.ts";
import { readText } from "../../../engine/text/read-text.ts";
import { indexedWords } from "../../../engine/text/search-words.ts";
import { safeText } from "../../safe-text.ts";
import { contentText } from "../content-text.ts";
import { conversationIn, type IndexBatch } from "./index-batch.ts";
import type { MessageIn } from "./message-in.ts";

/** Makes a decision findable by the customer's words and by ours, and puts what nobody answered on its list. */
export function indexWords(
	batch: IndexBatch,
	{ seq, at, conversation }: JournalEntry,
	{ customer, ours, unanswered }: MessageIn,
): void {
	if (conversation === null || conversationIn(batch, conversation) === null)
		return;
	const { tables } = batch;
	const asked = customer && contentText(customer);
	const answered = ours.flatMap((content) => contentText(content) ?? []);
	const row = {
		customer: safeText(indexedWords(asked ?? "")),
		ours: safeText(indexedWords(answered.join("\n"))),
	};
	if (row.customer !== "" || row.ours !== "")
		tables.search.insert({ seq, conversation, ...row });
	const key = unanswered && asked ? keyOf(asked) : null;
	if (key !== null) tables.unanswered.insert({ seq, conversation, at, key });
}

/** Letters of a hash in hex: with a million groups two meet by chance once in a million databases. */
const KEY_LETTERS = 16;

/** What two messages that say the same have in common: a hash of their words; null where there are none. */
function keyOf(text: string): string | null {
	const words = readText(text).tokens.map(({ word }) => word);
	if (words.length === 0) return null;
	const hash = createHash("sha256").update(words.join(" "));
	return hash.digest("hex").slice(0, KEY_LETTERS);
}
