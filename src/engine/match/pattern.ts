/**
 * A regex taken apart, as far as it must be understood to find the text that every match holds and to warn of what RE2 reads
 * otherwise than an owner would. RE2 itself decides what a pattern matches.
 */
export type PatternNode =
	/** One character that must stand there. */
	| { readonly type: "character"; readonly character: string }
	/** One character of several; `choices` is null when they are many or not listed. */
	| {
			readonly type: "set";
			readonly choices: readonly string[] | null;
			/** It names letters outside a–z. */
			readonly foreign: boolean;
			/** `\w`, `\d` and their opposites as they stand there, else null. */
			readonly english: string | null;
	  }
	/** A place and no character: `^ $ \b`. */
	| { readonly type: "edge"; readonly english: string | null }
	| { readonly type: "sequence"; readonly items: readonly PatternNode[] }
	| { readonly type: "choice"; readonly options: readonly PatternNode[] }
	| {
			readonly type: "repeat";
			readonly item: PatternNode;
			readonly least: number;
			readonly most: number;
	  }
	| {
			readonly type: "group";
			readonly item: PatternNode;
			readonly name: string | null;
	  };
