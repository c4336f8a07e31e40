import { patternAsTyped } from "../text/as-typed.ts";
import { parsePattern } from "./parse-pattern.ts";
import { requiredLiterals } from "./required-literals.ts";

/** What the index looks for before it runs a pattern: one of these is in every match, as a `caseKey`. Null: nothing is. */
export function literalsOf(pattern: string): readonly string[] | null {
	const node = parsePattern(patternAsTyped(pattern));
	return node === null ? null : requiredLiterals(node);
}
