/**
 * Whether a text is what a pattern says, `*` standing for anything. What nobody sees makes no difference: direction marks,
 * kinds of blanks, composed or decomposed letters, blanks at the ends.
 *
 * @example matchesPattern("Fermé. Ouverture demain à 12:00.", "Fermé. Ouverture *") // true
 */
export function matchesPattern(text: string, pattern: string): boolean {
	const seen = plain(text);
	const [first = "", ...rest] = plain(pattern).split("*");
	if (rest.length === 0) return seen === first;
	const last = rest.at(-1) ?? "";
	const least = first.length + last.length;
	if (seen.length < least || !seen.startsWith(first) || !seen.endsWith(last))
		return false;
	return holdsInOrder(
		seen.slice(first.length, seen.length - last.length),
		rest.slice(0, -1),
	);
}

function holdsInOrder(text: string, parts: readonly string[]): boolean {
	let from = 0;
	for (const part of parts) {
		const at = text.indexOf(part, from);
		if (at < 0) return false;
		from = at + part.length;
	}
	return true;
}

function plain(text: string): string {
	return text
		.normalize("NFC")
		.replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, "")
		.replace(/\r\n?/g, "\n")
		.replace(/[^\S\n]+/g, " ")
		.trim();
}
