/**
 * Whether an unlisted word in small Latin letters has a shape that English, French or Arabic in Latin letters (`ar`) has and the
 * other two hardly do: *leaking*, *lavoir*, *btefham*. A hint, not knowledge: French says *shopping* too.
 */
export function hasShapeOf(word: string, base: string): boolean {
	return shapes.get(base)?.test(word) ?? false;
}

const english =
	/^[a-z]{2,}(?:ings?|ghts?|ness|less|(?:ck|tch|pp|gg|bl|pl|zz|rn|wn)ed)$|^wh[aeiou][a-z]+$/;

const french =
	/^[a-z]{2,}(?:eaux?|eux|euses?|eurs?|oires?|oirs?|ieres?|eilles?|ouilles?|aient|oix|quer|quez|erie|eries)$/;

/** Prefixes of Arabic verbs leave consonants together with which neither of the other two begins a word. */
const arabizi =
	/^(?:b[dghkmnst]|kh|gh[aiu]|[hk][bdmt]|m[bdghjkstz]|n[bdghjkst]|t[bdfgkm]|y[bdkmnst])[a-z]*[aeiou][a-z]*$|^[a-z]{3,}7$/;

const shapes: ReadonlyMap<string, RegExp> = new Map([
	["en", english],
	["fr", french],
	["ar", arabizi],
]);
