/** Letters that fill two columns of a terminal: East Asian wide and fullwidth forms, and emoji. */
const wide =
	/^(?:[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}|[\u{20000}-\u{3FFFD}]|.*\uFE0F)/su;

/** Letters that fill none: joiners, direction marks, marks without a base. */
const narrow = /^[\p{Cf}\p{Cc}\p{M}]+$/u;

let segmenter: Intl.Segmenter | null = null;

/** Columns of a terminal that a text fills. */
export function displayWidth(text: string): number {
	if (/^[\x20-\x7E]*$/.test(text)) return text.length;
	segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
	let width = 0;
	for (const { segment } of segmenter.segment(text)) width += widthOf(segment);
	return width;
}

function widthOf(grapheme: string): number {
	if (narrow.test(grapheme)) return 0;
	return wide.test(grapheme) ? 2 : 1;
}

/** Whether a text holds letters written from right to left, which a terminal may show in another order. */
export function hasRightToLeft(text: string): boolean {
	return /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u.test(
		text,
	);
}
