import type { NumberMeaning } from "./number-lexicon.ts";

/** A number as far as its words were read. */
export interface Sum {
	/** What is complete: the 2000 of *two thousand three*. */
	readonly total: number;
	/** What the next scale multiplies: the 3. Null where nothing stands there yet. */
	readonly group: number | null;
	/** The scale that ended `total`; 1 where none did. */
	readonly scale: number;
	/** Set where only *un* or *a* was read. */
	readonly article: "un" | "a" | null;
	readonly hasDigits: boolean;
	/** Whether the last piece was digits: `4 20` are two numbers. */
	readonly endsInDigits: boolean;
}

/** Before the first word. */
export const nothing: Sum = {
	total: 0,
	group: null,
	scale: 1,
	article: null,
	hasDigits: false,
	endsInDigits: false,
};

/** The scale it ends in; 1 for none. */
export function scaleOf({ group, scale }: Sum): number {
	return group === null ? scale : 1;
}

/** What it comes to. */
export function sumUp({ total, group }: Sum): number {
	return total + (group ?? 0);
}

/** The number with one more word; null where that word begins another. `and` is what stood between them. */
export function extend(
	sum: Sum,
	meaning: NumberMeaning,
	and: string | null,
): Sum | null {
	switch (meaning.kind) {
		case "add":
			return addWord(sum, meaning.value, and);
		case "article":
			return sum === nothing ? { ...sum, group: 1, article: "a" } : null;
		case "articleOne":
			return sum === nothing
				? { ...sum, group: 1, article: "un" }
				: addWord(sum, 1, and);
		case "hundred":
			return addHundred(sum);
		case "scale":
			return addScale(sum, meaning.value, 1);
		case "twoOf":
			return sum.group === null ? addScale(sum, meaning.value, 2) : null;
		default:
			return null;
	}
}

function addWord(sum: Sum, value: number, and: string | null): Sum | null {
	if (!fits(sum, value, and)) return null;
	return withGroup(sum, (sum.group ?? 0) + value);
}

function withGroup(sum: Sum, group: number): Sum {
	return { ...sum, group, article: null, endsInDigits: false };
}

function fits(
	{ group, total, article }: Sum,
	value: number,
	and: string | null,
): boolean {
	if (article !== null) return false;
	if (group === null) return value > 0 || total === 0;
	if (group === 0 || value === 0 || !Number.isInteger(group)) return false;
	const rest = group % 100;
	if (rest === 0) return value < 100;
	if (rest >= 20 && rest % 10 === 0 && value < 10) return true;
	// French: soixante-dix, quatre-vingt-onze.
	if (rest === 60 || rest === 80) return value >= 10 && value < 20;
	// Arabic: خمسة وعشرين, five and twenty.
	const isArabic = and === "و" || and === "w";
	return isArabic && rest < 10 && value >= 20 && value < 100;
}

/** The number with digits behind it, *three hundred and 21*; null where they begin another. */
export function addDigits(sum: Sum, value: number): Sum | null {
	const { group, total, scale, endsInDigits } = sum;
	const added = { ...sum, hasDigits: true, endsInDigits: true };
	if (sum === nothing) return { ...added, group: value };
	if (endsInDigits || !Number.isInteger(value) || value === 0) return null;
	if (group === null)
		return total > 0 && value < scale ? { ...added, group: value } : null;
	const fitsIn = group % 100 === 0 ? value < 100 : fits(sum, value, null);
	return group > 0 && fitsIn ? { ...added, group: group + value } : null;
}

function addHundred(sum: Sum): Sum | null {
	const { group, endsInDigits } = sum;
	if (group === null) return withGroup(sum, 100);
	const isCount = endsInDigits || (group > 0 && group < 100);
	return isCount ? withGroup(sum, group * 100) : null;
}

function addScale(sum: Sum, scale: number, times: number): Sum | null {
	const group = (sum.group ?? 1) * times;
	if (group === 0) return null;
	const total =
		sum.total === 0 || scale < sum.scale
			? sum.total + group * scale
			: (sum.total + (sum.group ?? 0)) * scale;
	const ended = { total, group: null, scale, endsInDigits: false };
	return { ...sum, ...ended, article: null };
}
