import type { z } from "zod";
import type { Calendar } from "./calendar.ts";
import type {
	ActionData,
	ActionTaken,
	Answer,
	Business,
	Contact,
	ConversationState,
	Courtesy,
	Fact,
	Fetch,
	FetchResult,
	Finding,
	InboundEvent,
	Instant,
	JsonObject,
	JsonValue,
	KindData,
	Limit,
	OutboundContent,
	RuleData,
	RulesData,
	Sender,
	TapContent,
	WithheldReason,
} from "./model.ts";
import type { RuleBook } from "./rule-book.ts";
import type { ReadText } from "./text/read-text.ts";

/** What every trigger, condition and action says of itself; the reference, the schema and the first test come from it. */
export interface Kind<Spec> {
	/** The word an owner writes. */
	readonly key: string;
	/** One sentence for an owner: what it does. */
	readonly summary: string;
	/** YAML that an owner could paste: `keyword: [hours, open]`. Every example must load. */
	readonly example: string;
	/** Reads the short and the long form and gives one spec, plain JSON data. */
	readonly schema: z.ZodType<Spec>;
	/** What else can be wrong with a spec that the schema accepts, given the rest of the files. */
	findings?(spec: Spec, site: Site): readonly Finding[];
}

/** The rest of the files, for a kind that checks or compiles its spec. */
export interface Site {
	readonly data: RulesData;
	readonly calendar: Calendar;
	/** The rule it stands in; null inside a flow. */
	readonly rule: RuleData | null;
	/** Every folded word that is a keyword anywhere in these rules. */
	readonly vocabulary: ReadonlySet<string>;
	/** Compiles what stands inside a kind's own spec: the conditions of `any`, the actions of an inline `if`. */
	readonly compile: {
		conditions(data: readonly KindData[]): CompiledCondition;
		steps(data: readonly ActionData[]): readonly CompiledStep[];
	};
}

/** What a message is looked at with: everything a matcher, condition or action may know. */
export interface Situation {
	readonly event: InboundEvent;
	readonly now: Instant;
	readonly book: RuleBook;
	readonly business: Business;
	/** As left by the rules that ran before this one. */
	readonly conversation: ConversationState;
	readonly contact: Contact;
	readonly sender: Sender;
	/**
	 * What the customer wrote: text, caption, or the label of a tap; after a pause what the message said that began the rule.
	 * Null for all other events.
	 */
	readonly text: ReadText | null;
	/** The language to answer in. */
	readonly language: string;
	/** The rule being looked at or run. */
	readonly rule: string | null;
	/** Named groups, `{event.…}`, answers and fetched values, for placeholders. */
	readonly captures: Readonly<Record<string, JsonValue>>;
	/** Answers of a flow that has ended and led to this rule; those of an open one stand in the conversation. */
	readonly answers?: Readonly<Record<string, JsonValue>>;
	/** The message that is answered, for `quote` and `mark_read`. */
	readonly messageId: string | null;
	/** What the request gave, for the `fetch` step that made it; no other step sees it. */
	readonly fetched?: FetchResult;
}

// ── Triggers ────────────────────────────────────────────────────────────────

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

// ── Conditions ──────────────────────────────────────────────────────────────

/** Something that must hold for a rule to run. */
export interface ConditionKind<Spec = JsonValue> extends Kind<Spec> {
	compile(spec: Spec, site: Site): CompiledCondition;
}

/** A condition made ready. */
export interface CompiledCondition {
	holds(situation: Situation): boolean;
	/** What was compared, for both outcomes: `hours: closed – it is open until 23:00`. */
	because(situation: Situation): string;
}

/** Declares a condition kind. */
export function defineCondition<Spec>(
	kind: ConditionKind<Spec>,
): ConditionKind<Spec> {
	return kind;
}

// ── Actions ─────────────────────────────────────────────────────────────────

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
	/** What runs instead of the rest; `"end"` ends the rule and the search. */
	readonly next?: "end" | { readonly rule: string };
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

// ── Questions ───────────────────────────────────────────────────────────────

/** A question made ready: what `decide` does while it is open. */
export interface CompiledQuestion {
	/** The name of the answer. */
	readonly saveAs: string;
	/** How many messages that are no answer it takes. */
	readonly tries: number;
	/** The rule that runs when these are used up; null: the chat goes to a person. */
	readonly otherwise: string | null;
	/** The answer, where one of the question's own options was tapped; null: none was. */
	tapped(situation: Situation): Answer | null;
	/** The answer that a message gives; null: none, or more than one. */
	read(situation: Situation): Answer | null;
	/** Says that a message was no answer. */
	readonly sorry: CompiledAction;
}

/** A type of answer: what `type` may be. */
export interface QuestionKind<Own = JsonObject> {
	/** The word an owner writes behind `type`. */
	readonly key: string;
	/** One sentence for an owner: what counts as an answer. */
	readonly summary: string;
	/** A whole step that an owner could paste, in one line of YAML. */
	readonly example: string;
	/** The keys it has beside those of every question. */
	readonly own: z.ZodType<Own> & {
		readonly shape: Readonly<Record<string, z.ZodType>>;
	};
	/** How long the question may be, where WhatsApp allows less than for a text. */
	readonly longest?: number;
	/** What else can be wrong; paths start at the step. */
	findings?(own: Own, site: Site): readonly Finding[];
	compile(own: Own, site: Site, saveAs: string): CompiledAnswer;
}

/** How one question reads its answer. */
export interface CompiledAnswer {
	/** The message that asks; left out, a text. */
	message?(text: string, situation: Situation): OutboundContent;
	/** The answer, where one of the question's own options was tapped. */
	tapped?(tap: TapContent, situation: Situation): Answer | null;
	read(situation: Situation): Answer | null;
}

/** Declares a type of answer; its own keys' type comes from its schema. */
export function defineQuestion<Own>(
	kind: QuestionKind<Own>,
): QuestionKind<Own> {
	return kind;
}
