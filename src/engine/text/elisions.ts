/**
 * A folded word without what French elides in front of it: `l'adresse` → `adresse`, `jusqu'a` → `a`. Words that only look
 * alike stay: `don't`, `aujourd'hui`, `rock'n'roll`.
 */
export function withoutElision(word: string): string {
	const end = Math.min(word.length, LONGEST + 1);
	for (let at = 1; at < end; at++)
		if (word.charCodeAt(at) === APOSTROPHE)
			return ELIDED.has(word.slice(0, at)) ? word.slice(at + 1) : word;
	return word;
}

const APOSTROPHE = 0x27;

const ELIDED: ReadonlySet<string> = new Set([
	..."ldjnsmtc",
	"qu",
	"jusqu",
	"lorsqu",
	"puisqu",
]);

// A look at the first few letters is quicker than a search through every word of a message.
const LONGEST = Math.max(...[...ELIDED].map(({ length }) => length));
