/** A value behind a key or dash. */
export interface ValuePlace {
	readonly start: number;
	/** Column of the key or dash it belongs to. */
	readonly parent: number;
	readonly key: string | null;
	/** Customers or staff read it. */
	readonly shown: boolean;
}

/** How far a value reaches. */
export interface ValueEnd {
	/** An offset in its last line. */
	readonly end: number;
	/** Nothing stands there: what follows deeper is the value. */
	readonly empty: boolean;
	/** It is text without quotes: deeper lines go on with it. */
	readonly plain: boolean;
	/** It announces a text of several lines. */
	readonly blockScalar: boolean;
}

/** The unquoted text that deeper lines go on with. */
export interface Behind {
	readonly parent: number;
	/** The column of its key or dash. */
	readonly column: number;
	readonly isKey: boolean;
	readonly start: number;
}

/** A value that is all there. */
export function ended(end: number): ValueEnd {
	return { end, empty: false, plain: false, blockScalar: false };
}
