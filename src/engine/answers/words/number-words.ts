/** A language's number words. Each text is a list with commas; a phrase may have several words. */
export interface NumberWords {
	/** What is added up, 0 to 900: `twenty` + `three`. */
	readonly add: Readonly<Record<number, string>>;
	/** What says a number by itself and joins no other: `شخصين`. */
	readonly alone?: Readonly<Record<number, string>>;
	/** The same, where nothing better is said: `un` in *un café*. */
	readonly weak?: Readonly<Record<number, string>>;
	/** Counts one in front of a scale or fraction, and nothing else: `a million`. */
	readonly article?: string;
	/** The same, and one by itself where nothing better is said: `un`. */
	readonly articleOne?: string;
	readonly hundred?: string;
	/** From a thousand up. */
	readonly scales?: Readonly<Record<number, string>>;
	/** Two of a scale in one word: `ألفين`. */
	readonly twoOf?: Readonly<Record<number, string>>;
	/** Multiplies what stands in front: `two dozen`. */
	readonly dozens?: Readonly<Record<number, string>>;
	/** `fifth`: a fraction behind a number that it makes no ordinal of (*one fifth*, but *twenty-fifth*). */
	readonly ordinals?: Readonly<Record<number, string>>;
	/** What divides in any case: `quarter`, `fifths`, by its divisor. */
	readonly parts?: Readonly<Record<number, string>>;
	/** Of those, what says a number without one in front: `half`. */
	readonly partsAlone?: string;
	/** Two thirds in one word. */
	readonly twoThirds?: string;
	readonly and?: string;
	readonly minus?: string;
	readonly point?: string;
	/** `one over three`. */
	readonly over?: string;
	/** `one out of three`: only where the first is smaller. */
	readonly outOf?: string;
	/** What looks like a number and is none: `which one`. */
	readonly skip?: string;
	/** What may be written onto digits without a space: `4pers`. */
	readonly units?: string;
	/** What makes digits an ordinal: `25th`. */
	readonly ordinalEndings?: string;
}
