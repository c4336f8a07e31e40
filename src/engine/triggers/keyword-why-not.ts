import type { WhyNot } from "../kinds.ts";
import { findPhrase } from "../text/find-phrase.ts";
import { describeNearMiss } from "../text/near-miss.ts";
import type { Phrase } from "../text/phrase.ts";
import type { ReadText } from "../text/read-text.ts";
import type { Phrases } from "./keyword-compiled.ts";

/** Why no such word was found, or what was nearly one; for the full trace. */
export function keywordWhyNot(
	{ any, all, except }: Phrases,
	text: ReadText | null,
	vocabulary: ReadonlySet<string>,
): WhyNot {
	if (text === null) return { because: "no text", near: false };
	const has = (phrase: Phrase) => findPhrase(phrase, text, vocabulary) !== null;
	const missing = all.filter((phrase) => !has(phrase));
	const lacksAny = any.length > 0 && !any.some(has);
	const unwanted = except.find(has);
	if (missing.length === 0 && !lacksAny && unwanted !== undefined)
		return { because: `except: "${unwanted.spelling}" is there`, near: true };
	const lacking = lacksAny ? any : missing;
	const near = lacking
		.map((phrase) => describeNearMiss(phrase, text, vocabulary))
		.find((because) => because !== null);
	if (near !== undefined) return { because: near, near: true };
	return lacksAny
		? { because: `none of: ${listSome(any)}`, near: false }
		: {
				because: `not: ${listSome(missing)}`,
				near: missing.length < all.length,
			};
}

function listSome(phrases: readonly Phrase[]): string {
	const shown = phrases.slice(0, 2).map(({ spelling }) => spelling);
	return [...shown, ...(phrases.length > 2 ? ["…"] : [])].join(", ");
}
