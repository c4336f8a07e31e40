import type { JsonValue } from "./json.ts";

/**
 * What a question saves: a text, a number, true or false, a date `2026-12-25`, a time `18:00`, a phone number `+96170123456`; what
 * takes more than one value to say is one of these objects.
 */
export type Answer = JsonValue | ChoiceAnswer | PlaceAnswer | MediaAnswer;

/** One of the options of a question. Conditions ask for the id, texts print the label in their language. */
export type ChoiceAnswer = {
	readonly type: "choice";
	readonly id: string;
	/** The same in every language, or by language. */
	readonly label: string | { readonly [language: string]: string };
};

/** A place on the map: degrees north and east. */
export type PlaceAnswer = {
	readonly type: "location";
	readonly latitude: number;
	readonly longitude: number;
	readonly name: string | null;
	readonly address: string | null;
};

/** A picture or a document, where the channel keeps it. */
export type MediaAnswer = {
	readonly type: "image" | "document";
	readonly url: string;
	readonly caption: string | null;
};
