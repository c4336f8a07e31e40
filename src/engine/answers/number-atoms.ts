import { type Atom, readAtoms } from "./atoms.ts";
import type { NumberLexicon } from "./number-lexicon.ts";

/** An answer's atoms with digits that belong together joined: `1 234 567` is one number, `.5` is `0.5`. */
export function readNumberAtoms(
	text: string,
	lexicon: NumberLexicon,
): readonly Atom[] {
	const joined: Atom[] = [];
	const plain = text.replace(ARABIC_GROUPS, "");
	for (const atom of readAtoms(plain, (word) => lexicon.knows(word))) {
		const last = joined.at(-1);
		if (last && isLeadingPoint(joined, atom))
			joined.splice(-1, 1, { ...last, kind: "digits", text: `0.${atom.text}` });
		else if (last && isNextGroup(joined, atom))
			joined.splice(-1, 1, { ...last, text: last.text + atom.text });
		else joined.push(atom);
	}
	return joined;
}

// The Arabic comma between groups: ١،٢٣٤،٥٦٧
const ARABIC_GROUPS = /(?<=\p{Nd})،(?=\p{Nd}{3}(?!\p{Nd}))/gu;

function isLeadingPoint(before: readonly Atom[], atom: Atom): boolean {
	const [digits, point] = [before.at(-2), before.at(-1)];
	if (point?.text !== "." || !/^\d+$/.test(atom.text)) return false;
	return atom.glued && !(point.glued && digits?.kind === "digits");
}

function isNextGroup(before: readonly Atom[], atom: Atom): boolean {
	const last = before.at(-1);
	if (last?.kind !== "digits" || atom.glued) return false;
	const isGroup = /^\d{3}(?:[.,]\d+)?$/.test(atom.text);
	return isGroup && /^[1-9]\d{0,2}(?:\d{3})*$/.test(last.text);
}
