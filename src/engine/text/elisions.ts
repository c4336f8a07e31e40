/**
 * A folded word without what French elides in front of it: `l'adresse` → `adresse`, `jusqu'a` → `a`. Words that only look
 * alike stay: `don't`, `aujourd'hui`, `rock'n'roll`.
 */
export function withoutElision(word: string): string {
	const apostrophe = word.indexOf("'");
	if (apostrophe < 1 || !ELIDED.has(word.slice(0, apostrophe))) return word;
	return word.slice(apostrophe + 1);
}

const ELIDED: ReadonlySet<string> = new Set([
	..."ldjnsmtc",
	"qu",
	"jusqu",
	"lorsqu",
	"puisqu",
]);
