import { asTyped, caseKey, cutAt } from "./as-typed.ts";
import { fold } from "./fold.ts";
import { cutTokens, flatten, type Token } from "./tokens.ts";

/** A customer's text, folded and cut into words once, for every trigger that looks at it. */
export interface ReadText {
	/** As it was typed. */
	readonly original: string;
	/** The whole text folded; of very long ones the first 4,096 characters. */
	readonly folded: string;
	/** Its words in order, folded, without what French elides in front of them. Each emoji is one; signs are not among them. */
	readonly words: readonly string[];
	/** Its words, emoji and signs (`++`, `%`, `#`) in order. */
	readonly tokens: readonly Token[];
	/** Folded, with one space wherever two tokens do not touch: punctuation, formatting and line breaks are gone. */
	readonly flat: string;
	/** `flat` without its signs. */
	readonly flatWithoutSigns: string;
	/** As a regex reads it: see `asTyped`. */
	readonly typed: string;
	/** `typed` with capitals out of the way, for the literals of the index. */
	readonly typedKey: string;
}

/** WhatsApp's own limit for a text. What stands behind it, in a text from elsewhere, is kept but not looked at. */
export const READ_AT_MOST = 4_096;

/** Reads a text. Nothing is computed before somebody asks for it, and nothing twice. Any input is read, also broken Unicode. */
export function readText(original: string): ReadText {
	return new LazyText(original);
}

// A class because it keeps state: what was computed so far.
class LazyText implements ReadText {
	readonly original: string;
	#folded: string | undefined;
	#tokens: readonly Token[] | undefined;
	#words: readonly string[] | undefined;
	#flat: string | undefined;
	#flatWithoutSigns: string | undefined;
	#typed: string | undefined;
	#typedKey: string | undefined;

	constructor(original: string) {
		this.original = original;
	}

	get folded(): string {
		// Folding can lengthen a text (ﷺ is a whole sentence), so it is cut again.
		this.#folded ??= cutAt(
			fold(cutAt(this.original, READ_AT_MOST)),
			2 * READ_AT_MOST,
		);
		return this.#folded;
	}

	get tokens(): readonly Token[] {
		this.#tokens ??= cutTokens(this.folded);
		return this.#tokens;
	}

	get words(): readonly string[] {
		this.#words ??= this.tokens
			.filter(({ kind }) => kind !== "sign")
			.map(({ word }) => word);
		return this.#words;
	}

	get flat(): string {
		this.#flat ??= flatten(this.folded, { signs: true });
		return this.#flat;
	}

	get flatWithoutSigns(): string {
		this.#flatWithoutSigns ??= flatten(this.folded, { signs: false });
		return this.#flatWithoutSigns;
	}

	get typed(): string {
		this.#typed ??= asTyped(this.original);
		return this.#typed;
	}

	get typedKey(): string {
		this.#typedKey ??= caseKey(this.typed);
		return this.#typedKey;
	}
}
