import { makeTagger } from "./tag.ts";
import { arabic, arabizi } from "./words/times-arabic.ts";
import { english } from "./words/times-english.ts";
import { french } from "./words/times-french.ts";

const tagger = makeTagger({
	en: [english],
	fr: [french],
	ar: [arabic, arabizi],
});

/** Writes what an answer says of the time as tags: *half past seven pm* → ` half past k:7 pm `; `k` is a number in words. */
export function timeTags(text: string, languages: readonly string[]): string {
	return tagger(text, languages).replace(
		EIGHT_AND_FORTY,
		(_, tens, hour) => `n:${hour} n:${tens}0`,
	);
}

/**
 * Arabic ثمانية وأربعين is forty-eight, and 8:40 where a time is asked; behind *and* or in front of *minutes* it counts minutes.
 * No other language says more than 24 in words where it tells the hour.
 */
const EIGHT_AND_FORTY =
	/(?<= )(?<!(?:and|minus|past|to|h|[nk]:\d{1,2}) )k:(2(?=[5-9])|[3-5])([1-9])(?= )(?! (?:min|past|to) )/g;
