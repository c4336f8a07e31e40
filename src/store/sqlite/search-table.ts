import type { SearchTable } from "../desk-tables.ts";
import { leastLetters } from "../search-beginning.ts";
import type { Connection } from "./connect.ts";

/**
 * What is searched, in FTS5. The texts come folded and cut into words already; the tokenizer only parts them at spaces. What is deleted
 * leaves the index at once (`secure-delete`).
 */
export function searchTable(connection: Connection): SearchTable {
	const insert = connection.prepare(
		"INSERT INTO search (rowid, conversation, customer, ours) VALUES (?, ?, ?, ?)",
	);
	const find = connection
		.prepare(
			"SELECT rowid FROM search WHERE search MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?",
		)
		.pluck();
	const named = connection
		.prepare("SELECT rowid FROM names WHERE names MATCH ? LIMIT ?")
		.pluck();
	const forget = connection.prepare(
		"DELETE FROM search WHERE rowid IN (SELECT rowid FROM search WHERE search MATCH ?)",
	);
	const age = connection.prepare("DELETE FROM search WHERE rowid <= ?");
	const unname = connection.prepare("DELETE FROM names WHERE rowid = ?");
	const name = connection.prepare(
		"INSERT INTO names (rowid, name) VALUES (?, ?)",
	);
	return {
		insert: ({ seq, conversation, customer, ours }) =>
			void insert.run(seq, `c${conversation}`, customer, ours),
		find: ({ words, conversation, before, limit }) =>
			find.all(
				`{customer ours} : (${everyWord(words, leastLetters.messages)})${inside(conversation)}`,
				before ?? Number.MAX_SAFE_INTEGER,
				limit,
			) as number[],
		named: (words, limit) =>
			named.all(everyWord(words, leastLetters.names), limit) as number[],
		setName(conversation, words) {
			unname.run(conversation);
			if (words !== "") name.run(conversation, words);
		},
		deleteThrough: (seq) => void age.run(seq),
		delete(conversation) {
			forget.run(`conversation : ${quoted(`c${conversation}`)}`);
			unname.run(conversation);
		},
	};
}

function inside(conversation: number | null): string {
	return conversation === null
		? ""
		: ` AND conversation : ${quoted(`c${conversation}`)}`;
}

/** Each word in any of its spellings; the last may go on, where it has that many letters. */
function everyWord(
	words: readonly (readonly string[])[],
	least: number,
): string {
	return words
		.map((spellings, place) =>
			spellings
				.map((word) =>
					place === words.length - 1 && word.length >= least
						? `${quoted(word)} *`
						: quoted(word),
				)
				.join(" OR "),
		)
		.map((spellings) => `(${spellings})`)
		.join(" AND ");
}

/** Whatever somebody types is a string to FTS5, never an operator. */
function quoted(word: string): string {
	return `"${word.replaceAll("\0", "").replaceAll('"', '""')}"`;
}
