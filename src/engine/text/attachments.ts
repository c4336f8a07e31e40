/** What Arabic writes in front of and behind a word, without a space. */
export interface Attachments {
	readonly front: string;
	readonly behind: string;
}

/**
 * The forms in which a keyword's word (folded) may stand: itself and, where it has five letters or more, without its
 * opening ال. The keyword is never taken apart further.
 */
export function keywordForms(word: string): readonly string[] {
	if (!word.startsWith("ال") || countLetters(word) < 5) return [word];
	return [word, word.slice(2)];
}

/**
 * What is attached to `form` in `said`, both folded: `والدوام` with `دوام` → وال in front. Null where `said` is no such word
 * or is `form` itself. An article wants a form of two letters or more, a single letter or a pronoun three.
 */
export function attachmentsOf(said: string, form: string): Attachments | null {
	if (said.length <= form.length || !said.includes(form)) return null;
	const letters = countLetters(form);
	for (const front of FRONTS) {
		if (letters < leastLetters(front)) continue;
		if (!said.startsWith(front) || !said.startsWith(form, front.length))
			continue;
		const behind = said.slice(front.length + form.length);
		if (behind === "" ? front !== "" : letters >= 3 && BEHINDS.includes(behind))
			return { front, behind };
	}
	return null;
}

/**
 * Every shorter word that `said` (folded) may be a form of; empty for most words. The index looks these up, so there may be
 * too many of them but never too few.
 */
export function stemsOf(said: string): readonly string[] {
	if (!isArabic(said, 0) && !isArabic(said, said.length - 1)) return noStems;
	if (!MAY_HAVE_ATTACHMENTS.test(said)) return noStems;
	const stems: string[] = [];
	for (const behind of BEHINDS_OR_NONE)
		if (said.endsWith(behind))
			addStems(stems, said, said.length - behind.length);
	return stems;
}

/** Adds what `said` may be a form of, were it to end at `end`. */
function addStems(stems: string[], said: string, end: number): void {
	for (const front of FRONTS) {
		const letters = end - front.length;
		if (letters >= 2 && letters < said.length && said.startsWith(front))
			stems.push(said.slice(front.length, end));
	}
}

// Most words end here: asking for one unit is ten times as quick as asking a pattern.
function isArabic(word: string, at: number): boolean {
	const unit = word.charCodeAt(at);
	return unit >= 0x600 && unit < 0x700;
}

const noStems: readonly string[] = [];

/** How many letters a word has; digits and apostrophes are none. */
export function countLetters(word: string): number {
	let letters = 0;
	for (const character of word) if (LETTER.test(character)) letters++;
	return letters;
}

function leastLetters(front: string): number {
	if (front === "") return 0;
	return front.length === 1 ? 3 : 2;
}

const LETTER = /\p{L}/u;

// The longest first, so that the trace shows وال and not و. ك alone is not taken off: كباب is no باب.
const FRONTS = [..."وال فال بال كال ولل ال لل و ف ب ل".split(" "), ""] as const;

const BEHINDS: readonly string[] = ["كم", "كن", "ها"];
const BEHINDS_OR_NONE: readonly string[] = ["", ...BEHINDS];

const MAY_HAVE_ATTACHMENTS = /^(?:[وفبل]|ال|كال)|(?:كم|كن|ها)$/;
