import type { InboundEvent, JsonValue, Limit } from "../model.ts";
import type { Kind, Site } from "./kind.ts";
import type { Situation } from "./situation.ts";

/** One way to start a rule. */
export interface TriggerKind<Spec = JsonValue> extends Kind<Spec> {
	/** It stands alone in its `when`. */
	readonly alone?: boolean;
	/** It reads taps, which are tried in all rules before anything is read as text. */
	readonly readsTaps?: boolean;
	/**
	 * `specific` unless said otherwise. `general` rules answer whatever comes (`first_message`, `message: any`): what only they
	 * caught joins the unanswered list. `fallback` rules run when nothing was understood.
	 */
	role?(spec: Spec): TriggerRole;
	/** The limit of a rule that states none. */
	defaultLimit?(spec: Spec): Limit | null;
	/** Folded words that are keywords here. */
	vocabulary?(spec: Spec): Iterable<string>;
	/** Placeholders it fills: named groups, `event.…`. */
	captures?(spec: Spec): readonly string[];
	compile(spec: Spec, site: Site): CompiledTrigger;
}

export type TriggerRole = "specific" | "general" | "fallback";

/** A trigger made ready: regexes, folded words and sets exist before the first message. */
export interface CompiledTrigger {
	/** Without one of these in the event it cannot fit; the index finds candidates by them. */
	readonly keys: readonly IndexKey[];
	match(situation: Situation): Match | null;
	/** Asked only when somebody wants the full why. */
	whyNot(situation: Situation): WhyNot;
}

/** What the index can look up. `always` is for what nothing can narrow. */
export type IndexKey =
	| { readonly by: "event"; readonly type: InboundEvent["type"] }
	| { readonly by: "content"; readonly type: string }
	/** The id of an option, or a folded label. */
	| { readonly by: "tap"; readonly value: string }
	/** The message has this folded word, perhaps with particles attached. */
	| { readonly by: "word"; readonly word: string }
	/** The message has all of these folded words, perhaps with particles attached or, with `typos`, one letter off. */
	| {
			readonly by: "phrase";
			readonly words: readonly string[];
			readonly typos: boolean;
	  }
	/** The folded text, with one space wherever words do not touch, holds these letters, inside words too. */
	| { readonly by: "letters"; readonly letters: string }
	/** The text holds this literal, as a regex reads it: the `caseKey` of both. */
	| { readonly by: "literal"; readonly literal: string }
	| { readonly by: "always" };

/** That a trigger fits, and why. */
export interface Match {
	/** `keyword "horaires"` */
	readonly because: string;
	readonly captures: Readonly<Record<string, JsonValue>>;
}

/** Why a trigger or a rule does not fit; `near` when it almost did. */
export interface WhyNot {
	readonly because: string;
	readonly near: boolean;
}

/** Declares a trigger kind; its spec's type comes from its schema. */
export function defineTrigger<Spec>(
	kind: TriggerKind<Spec>,
): TriggerKind<Spec> {
	return kind;
}
