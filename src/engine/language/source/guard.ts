import { Unreadable } from "./trap.ts";

/** Largest file, in bytes of UTF-8. */
export const MAX_FILE_BYTES = 5 * 1024 * 1024;
/** Largest sum of all files, in bytes of UTF-8. */
export const MAX_TOTAL_BYTES = 20 * 1024 * 1024;

/** Refuses what is no text of ours before anything looks at its structure; throws {@link Unreadable}. */
export function guard(text: string): void {
	guardSize(text);
	guardEncoding(text);
	guardLetters(text);
}

function guardSize(text: string): void {
	if (text.length <= MAX_FILE_BYTES && bytes(text) <= MAX_FILE_BYTES) return;
	throw new Unreadable("This file is larger than 5 MB.", {
		code: "too-large",
		start: 0,
		end: 0,
		help: "Split it into several files in the same folder.",
	});
}

/** Bytes of a text in UTF-8. */
export function bytes(text: string): number {
	return Buffer.byteLength(text, "utf8");
}

function guardEncoding(text: string): void {
	// A UTF-16 file read as UTF-8 begins with replacement marks, or has a NUL at every second place.
	const utf16 = /^(?:\uFFFD\uFFFD|\uFFFE|\u00FF\u00FE|\u00FE\u00FF)/.test(text);
	if (!utf16 && !/^(?:\0[^\0]|[^\0]\0)/.test(text)) return;
	throw new Unreadable("This file is not saved as UTF-8.", {
		code: "yaml-syntax",
		start: 0,
		end: 0,
		help: 'In your editor choose "Save as" with the encoding UTF-8.',
	});
}

/** Control letters that no text of ours has. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F]/;

function guardLetters(text: string): void {
	const at = text.search(control);
	if (at < 0) return;
	throw new Unreadable(
		`There is an invisible control letter here (code ${text.charCodeAt(at)}).`,
		{
			code: "yaml-syntax",
			start: at,
			end: at + 1,
			help: "Delete it and type the text around it again.",
		},
	);
}
