import type { Situation } from "../kinds.ts";
import type {
	ActionTaken,
	ConversationState,
	Finding,
	OutboundContent,
} from "../model.ts";
import { compileSingle } from "./compile-single.ts";
import { lengthFindings } from "./limits.ts";
import type { SingleText } from "./texts.ts";
import { hoursFindings } from "./texts-findings.ts";

/** One text of a message that has several, in its place: a label, a caption, a footer. */
export interface Part {
	/** Undefined where the owner left it out. */
	readonly text: SingleText | undefined;
	/** WhatsApp's limit there, in UTF-16 units. */
	readonly limit: number;
	/** The place's name in problems: `A footer`. */
	readonly what: string;
	/** The way to it inside the kind's own value. */
	readonly path: Finding["path"];
	/** WhatsApp refuses the message where this says nothing. */
	readonly needed?: boolean;
}

/** What the parts of a message say now. */
export interface SaidParts {
	/** In the order of the parts; empty where a part says nothing. */
	readonly values: readonly string[];
	readonly conversation: ConversationState;
	/** Names of placeholders that stayed empty. */
	readonly emptied: readonly string[];
	/** One was longer than WhatsApp takes and lost its end. */
	readonly cut: boolean;
	/** One that is needed says nothing. */
	readonly lacking: boolean;
}

/** What is wrong with the texts of a message as they stand in the file. */
export function partFindings(
	parts: readonly Part[],
	site: Parameters<typeof hoursFindings>[1],
): readonly Finding[] {
	return parts.flatMap(({ text = "", ...place }) => [
		...lengthFindings(text, place),
		...hoursFindings(text, site, place.path),
	]);
}

/** Makes the texts of a message ready; one after the other they move the counters of their variants. */
export function compileParts(
	parts: readonly Part[],
	site: Parameters<typeof compileSingle>[1],
): (situation: Situation) => SaidParts {
	const compiled = parts.map(({ text, limit, needed = false }) => ({
		say: compileSingle(text, site, limit),
		needed,
	}));
	return (situation) => {
		let { conversation } = situation;
		const said = compiled.map(({ say, needed }) => {
			const one = say({ ...situation, conversation });
			conversation = one.conversation;
			return { ...one, lacks: needed && one.text === "" };
		});
		return {
			values: said.map(({ text }) => text),
			conversation,
			emptied: said.flatMap(({ emptied }) => emptied),
			cut: said.some(({ cut }) => cut),
			lacking: said.some(({ lacks }) => lacks),
		};
	};
}

/** What an action does that sends one message made of parts; one that lacks what it needs is withheld. */
export function partsPlan(message: OutboundContent, said: SaidParts) {
	const { conversation, emptied, cut, lacking } = said;
	const taken = { ...message } as unknown as ActionTaken;
	return {
		taken: [cut ? { ...taken, cut } : taken],
		messages: [message],
		conversation,
		emptied,
		...(lacking ? { withheld: "empty-placeholder" as const } : {}),
	};
}

/** The entries that say something: an empty header would be refused. */
export function spoken<Name extends string>(
	texts: Readonly<Record<Name, string | undefined>>,
): Partial<Record<Name, string>> {
	return Object.fromEntries(
		Object.entries(texts).filter(([, text]) => text),
	) as Partial<Record<Name, string>>;
}
