import type {
	Content,
	FetchResult,
	Instant,
	JsonObject,
	JsonValue,
} from "../../engine/model.ts";

/** One test of a `*.test.yaml`: a conversation, as it should go. */
export interface OwnerTest {
	readonly name: string;
	readonly file: string;
	/** From 1. */
	readonly line: number;
	/** Where its clock begins. */
	readonly at: Instant;
	readonly contact: TestContact;
	readonly talk: readonly TalkLine[];
}

/** Who writes in a test: somebody new, but for what is said here. */
export interface TestContact {
	readonly name: string | null;
	/** Bare digits, country first. */
	readonly phone: string | null;
	/** They wrote before: an hour ago. */
	readonly known: boolean;
	readonly tags: readonly string[];
	readonly fields: Readonly<Record<string, JsonValue>>;
	/** Chosen, as `set: { language }` does. */
	readonly language: string | null;
}

/** One line of a conversation, with the line of the file that it stands in. */
export type TalkLine = { readonly line: number } & (
	| { readonly type: "customer"; readonly says: Content | Tap }
	| { readonly type: "bot"; readonly expected: Expected }
	| { readonly type: "silent"; readonly expected: ExpectedSilence }
	| { readonly type: "wait"; readonly milliseconds: number }
	/** As `readMoment` reads it. */
	| { readonly type: "wait-until"; readonly moment: string }
	/** Another system posts an event about the customer. */
	| {
			readonly type: "event";
			readonly name: string;
			readonly data: JsonObject;
	  }
	/** The answer to the request that a `fetch` made. */
	| { readonly type: "fetch"; readonly result: FetchResult }
	/** A message of ours to the customer failed. */
	| { readonly type: "delivery" }
	/** A person of the staff writes in the chat. */
	| { readonly type: "staff"; readonly text: string }
);

/** A tap on something the bot offered before, by its id or its label. */
export interface Tap {
	readonly type: "tap";
	readonly on: string;
}

/** One message that the bot should send. What is not said here may be as it likes. */
export interface Expected {
	readonly rule: string | null;
	/** A number, or `staff`; null: the customer. */
	readonly to: string | null;
	/** The words of the message, in which `*` stands for anything. */
	readonly text: string | null;
	/** The kind of message it should be, with what should stand in it. */
	readonly content: ExpectedContent | null;
}

/** A kind of message; `fields` null: any message of it. */
export interface ExpectedContent {
	readonly type: string;
	/** Fields of the message; texts are patterns. */
	readonly fields: Readonly<Record<string, Pattern>> | null;
}

/** A text in which `*` stands for anything, or a list of them. */
export type Pattern = string | readonly string[];

/** The bot should say nothing. */
export interface ExpectedSilence {
	readonly rule: string | null;
	/** Why, as the feed says it; null: for whatever reason. */
	readonly reason: string | null;
}
