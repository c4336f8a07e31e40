import { parseSet } from "./parse-set.ts";
import type { PatternNode } from "./pattern.ts";
import { readEscape } from "./pattern-escapes.ts";

/** Takes a pattern in RE2's syntax apart; null when it is not understood, or longer than a pattern of 200 instructions is. */
export function parsePattern(pattern: string): PatternNode | null {
	if (pattern.length > LONGEST_PATTERN) return null;
	const reader = new PatternReader(pattern);
	try {
		return reader.readWhole();
	} catch (error) {
		if (error instanceof NotUnderstood || error instanceof RangeError)
			return null;
		throw error;
	}
}

/** In UTF-16 units. Nothing longer is worth reading. */
export const LONGEST_PATTERN = 2_000;

class NotUnderstood extends Error {}

// A class because it keeps a position while it reads.
class PatternReader {
	readonly #pattern: string;
	#at = 0;

	constructor(pattern: string) {
		this.#pattern = pattern;
	}

	readWhole(): PatternNode {
		const node = this.#readChoice();
		if (this.#at < this.#pattern.length) throw new NotUnderstood();
		return node;
	}

	#readChoice(): PatternNode {
		const options = [this.#readSequence()];
		while (this.#takes("|")) options.push(this.#readSequence());
		const [only] = options;
		return options.length === 1 && only !== undefined
			? only
			: { type: "choice", options };
	}

	#readSequence(): PatternNode {
		const items: PatternNode[] = [];
		while (this.#at < this.#pattern.length && !/[|)]/.test(this.#next())) {
			if (this.#takes("\\Q")) items.push(...this.#readQuoted());
			else items.push(this.#readRepeats(this.#readAtom()));
		}
		return { type: "sequence", items };
	}

	#readQuoted(): readonly PatternNode[] {
		const end = this.#pattern.indexOf("\\E", this.#at);
		const quoted = this.#pattern.slice(this.#at, end < 0 ? undefined : end);
		this.#at = end < 0 ? this.#pattern.length : end + 2;
		const nodes = Array.from(quoted, toCharacter);
		// A repeat behind the quote is about its last character.
		const last = nodes.pop();
		return last === undefined ? [] : [...nodes, this.#readRepeats(last)];
	}

	#readAtom(): PatternNode {
		if (this.#takes("(")) return this.#readGroup();
		if (this.#takes("["))
			return this.#readBy((pattern, at) => parseSet(pattern, at));
		if (this.#takes("\\"))
			return this.#readBy((pattern, at) => readEscape(pattern, at));
		const character = this.#next();
		this.#at += character.length;
		if (character === ".") return anyCharacter;
		if (character === "^" || character === "$")
			return { type: "edge", english: null };
		return toCharacter(character);
	}

	#readBy(
		read: (
			pattern: string,
			at: number,
		) => { readonly node: PatternNode; readonly end: number } | null,
	): PatternNode {
		const result = read(this.#pattern, this.#at);
		if (result === null) throw new NotUnderstood();
		this.#at = result.end;
		return result.node;
	}

	#readGroup(): PatternNode {
		const opening = this.#match(/\?(?:P?<([A-Za-z0-9_]+)>|([imsU-]*)([:)]))/y);
		if (opening === null && this.#next() === "?") throw new NotUnderstood();
		// `(?i)` changes the rest of its group and matches nothing itself.
		if (opening?.[3] === ")") return { type: "sequence", items: [] };
		const item = this.#readChoice();
		if (!this.#takes(")")) throw new NotUnderstood();
		return { type: "group", item, name: opening?.[1] ?? null };
	}

	#readRepeats(item: PatternNode): PatternNode {
		const repeat = this.#match(/(?:([*+?])|\{(\d+)(,)?(\d*)\})\??/y);
		if (repeat === null) return item;
		const [, sign, least, comma, most] = repeat;
		return this.#readRepeats({
			type: "repeat",
			item,
			least: sign === "+" ? 1 : Number(least ?? 0),
			most: mostOf(sign, least, comma, most),
		});
	}

	#match(expression: RegExp): RegExpExecArray | null {
		expression.lastIndex = this.#at;
		const match = expression.exec(this.#pattern);
		if (match !== null) this.#at += match[0].length;
		return match;
	}

	#takes(text: string): boolean {
		if (!this.#pattern.startsWith(text, this.#at)) return false;
		this.#at += text.length;
		return true;
	}

	#next(): string {
		return String.fromCodePoint(this.#pattern.codePointAt(this.#at) ?? 0);
	}
}

const anyCharacter: PatternNode = {
	type: "set",
	choices: null,
	foreign: false,
	english: null,
};

function toCharacter(character: string): PatternNode {
	return { type: "character", character };
}

function mostOf(
	sign: string | undefined,
	least: string | undefined,
	comma: string | undefined,
	most: string | undefined,
): number {
	if (sign === "?") return 1;
	if (sign !== undefined) return Number.POSITIVE_INFINITY;
	if (comma === undefined) return Number(least);
	return most === "" ? Number.POSITIVE_INFINITY : Number(most);
}
