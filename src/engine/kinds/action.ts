import type {
	ActionData,
	ActionTaken,
	ConversationState,
	Courtesy,
	Fact,
	Fetch,
	Instant,
	JsonValue,
	OutboundContent,
	WithheldReason,
} from "../model.ts";
import type { Kind, Site } from "./kind.ts";
import type { CompiledQuestion } from "./question.ts";
import type { Situation } from "./situation.ts";

/** Something a rule does. */
export interface ActionKind<Spec = JsonValue> extends Kind<Spec> {
	/** The bare word is enough: `- silent`. */
	readonly bare?: boolean;
	/** It sends the customer a message; WhatsApp takes only templates after 24 hours of silence. */
	readonly message?: "free-form" | "template";
	/** Keys that stand beside it in its item (`if` has `do` and `else`); its schema then reads the whole item. */
	readonly beside?: readonly string[];
	/** Actions that stand inside it, for whoever looks through all actions of a rule. */
	inside?(spec: Spec): readonly InnerAction[];
	/** Names of fields it saves, which conditions and placeholders may then use. */
	saves?(spec: Spec): readonly string[];
	/** Names of rules it may run in place of what follows it. */
	leadsTo?(spec: Spec): readonly string[];
	/** Names of flows it may start. */
	starts?(spec: Spec): readonly string[];
	compile(spec: Spec, site: Site): CompiledAction;
	/** The example to show somebody whose item lacks something, where one of several fits it best. */
	exampleFor?(written: unknown): string;
	/** It asks the customer something, and what follows it waits for the answer: only in flows. */
	question?(spec: Spec, site: Site): CompiledQuestion;
}

/** An action that stands inside another, and the way to its spec inside the other's own value. */
export interface InnerAction {
	readonly path: readonly (string | number)[];
	readonly action: ActionData;
}

/** An action made ready. */
export type CompiledAction = (situation: Situation) => Plan;

/** What one action does; what it leaves out it leaves alone. */
export interface Plan {
	/** For the feed, in the words of the rules language. */
	readonly taken: readonly ActionTaken[];
	/** Messages to the customer, in order. */
	readonly messages?: readonly OutboundContent[];
	/** Messages to somebody else. */
	readonly notices?: readonly Notice[];
	readonly courtesies?: readonly Courtesy[];
	readonly conversation?: ConversationState;
	/** What the rest of the rule may print, beside what it can already. */
	readonly captures?: Readonly<Record<string, JsonValue>>;
	readonly facts?: readonly Fact[];
	/** Placeholders that stayed empty, by name. */
	readonly emptied?: readonly string[];
	/** The rest of the rule waits; after a fetch it begins with the step that asked, which then finds its `fetched`. */
	readonly pause?: Pause;
	/** It must not leave, and why: nothing of `messages` is sent. */
	readonly withheld?: WithheldReason;
	/** Queued sends of earlier decisions must not leave either. */
	readonly withhold?: WithheldReason;
	/** What runs now, before the rest of the list it stands in: the branch of an `if`. */
	readonly steps?: readonly CompiledStep[];
	/** What runs instead of the rest; `"end"` ends the rule and the search, `"drop"` only leaves the rest of the rule out. */
	readonly next?: "end" | "drop" | { readonly rule: string };
	/** The rest of the rule runs, and then no other rule is tried: `handoff`, `opt_out`, `start`. */
	readonly endsSearch?: boolean;
	/** The flow that begins now, or null: the one the customer is in ends. Then the rest of the rule runs. */
	readonly flow?: string | null;
}

/** A message to somebody else than the customer of the conversation. */
export interface Notice {
	/** A phone number, bare digits. */
	readonly to: string;
	readonly content: OutboundContent;
	/** The template that goes in its place where they have not written for 24 hours. */
	readonly instead?: OutboundContent | null;
	/** It goes to staff: what they said or did in their own chat does not withhold it. */
	readonly staff?: boolean;
}

/** Why the rest of a rule waits. */
export type Pause =
	| { readonly type: "wait"; readonly dueAt: Instant }
	| {
			readonly type: "fetch";
			readonly request: Omit<Fetch, "type" | "continuation">;
	  };

/** Declares an action kind. */
export function defineAction<Spec>(kind: ActionKind<Spec>): ActionKind<Spec> {
	return kind;
}

/** A step made ready: the data it came from, and what it does. */
export interface CompiledStep {
	readonly data: ActionData;
	readonly plan: CompiledAction;
	/** What it asks; its plan is how it asks. */
	readonly question?: CompiledQuestion;
}
