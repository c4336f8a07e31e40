import { cutText } from "../cut-text.ts";

const letters = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The text up to at most `length` UTF-16 units, without cutting a letter as people see it (👨‍👩‍👧, é) in two. */
export function cutGraphemes(text: string, length: number): string {
	if (text.length <= length) return text;
	// What follows may belong to the last letter, but hardly more than a few units of it.
	const near = letters.segment(cutText(text, length + 64)).containing(length);
	return near && near.index > 0
		? text.slice(0, near.index)
		: cutText(text, length);
}
