import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type {
	BusinessState,
	Content,
	JsonObject,
	Problem,
	TemplateList,
} from "../engine/model.ts";
import type {
	Channel,
	Clock,
	History,
	StoredDecision,
	Team,
} from "../engine/ports.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { WebhookSecurity } from "./webhook-guard.ts";
import type { Who } from "./who.ts";

/** Everything the HTTP side stands on; `main.ts` fills it in. */
export interface HttpOptions {
	readonly runtime: Runtime;
	/** Reads what is posted to the webhook, and marks messages read. */
	readonly channel: Channel;
	readonly history: History;
	readonly team: Team;
	/** Signs the cookies of sessions. */
	readonly sessionKey: Uint8Array;
	readonly clock: Clock;
	readonly security: HttpSecurity;
	/** Bytes of the largest body that is read. */
	readonly bodyLimit: number;
	/** Our own numbers, as the channel writes them. */
	readonly senders: readonly string[];
	/** No credentials: nothing leaves this machine, and the page says so. */
	readonly demo: boolean;
	/** Of this package. */
	readonly version: string;
	/** What `/readyz` looks at beside the rules. */
	readonly ready: Readiness;
	readonly rulesDesk: RulesDesk;
	/** The files that rules send. */
	readonly media?: MediaFolder;
	/** Takes the pictures that staff send. */
	readonly pictures?: StaffPictures;
	/** What customers sent. */
	readonly customerFiles?: CustomerFiles;
	/** The owner's tests beside the rules. */
	readonly testsDesk?: TestsDesk;
	/** The message templates of our numbers. */
	readonly templates?: Templates;
	/** Decides without changing anything; the answer is that of `explain --json`. */
	readonly explain?: (request: ExplainRequest) => Promise<JsonObject>;
	/** The full why of a decision that was made: its trace, from its kept input. */
	readonly explainDecision?: (
		decision: StoredDecision,
	) => Promise<JsonObject | null>;
	/** The same event in the same situation under today's rules; null where its contact was erased. */
	readonly decideToday?: (
		decision: StoredDecision,
	) => Promise<DecidedToday | null>;
	/** What rules would have answered otherwise in so many days. Missing files stand as they are. */
	readonly previewRules?: (
		files: Readonly<Record<string, string>>,
		days: number,
	) => Promise<RulesPreview>;
	/** How a message that nobody answered could have an answer. */
	readonly suggest?: (example: string) => Suggestion;
	/** The live files with what it lacks put into a rule; nothing is written. */
	readonly propose?: (asked: {
		readonly example: string;
		readonly rule: string;
	}) => Promise<Proposal>;
	/** What staff switched for everybody. */
	readonly business?: () => Promise<BusinessState>;
	/** What the database takes, and what is left, in bytes. */
	readonly storage?: () => Promise<{
		readonly databaseBytes: number;
		readonly freeBytes: number;
	}>;
	/** All that is kept about some contacts, as the text of one JSON object, part by part. */
	readonly exportContacts?: (
		contacts: readonly number[],
	) => AsyncIterable<string>;
	/** The playground. */
	readonly simulate?: (request: SimulateRequest) => Promise<SimulateAnswer>;
	/** In demo mode: an invented customer writes; gives their number. */
	readonly demoCustomer?: (message: {
		readonly name: string;
		readonly text: string;
	}) => string;
	/** Whether an event with that key was decided before. */
	readonly isSeen?: (key: string) => Promise<boolean>;
	/** Hears of errors that became a 500. */
	readonly onError?: (error: unknown) => void;
}

/** Who may come in. */
export interface HttpSecurity {
	/** `ADMIN_TOKEN`; null: only this machine. */
	readonly adminToken: string | null;
	/** `PUBLIC_URL`: pages of this origin may write as well. */
	readonly publicUrl: string | null;
	readonly webhook: WebhookSecurity;
}

/** Each gives null when all is well, else the reason in a few words. */
export interface Readiness {
	store(): Promise<string | null>;
	disk(): Promise<string | null>;
}

/** The `media` folder beside the rules. */
export interface MediaFolder {
	/** A file that lies in it; null for any other name. Whoever opens it reads or closes it. */
	open(name: string): Promise<MediaFile | null>;
}

/** A file that is open. */
export interface MediaFile {
	/** Its content type. */
	readonly type: string;
	readonly bytes: number;
	/** Quotes included. */
	readonly etag: string;
	/** Its content; the file is closed at its end. */
	body(): ReadableStream<Uint8Array>;
	close(): Promise<void>;
}

/** Pictures that staff send by hand; `MediaFolder` gives them. */
export interface StaffPictures {
	/** Keeps one; its name, as a message says it. Null where its bytes are no JPEG and no PNG. */
	add(bytes: Uint8Array): Promise<{
		readonly name: string;
		readonly type: string;
		readonly bytes: number;
	} | null>;
}

/** Customers' files, kept or still with the provider. */
export interface CustomerFiles {
	/** By `m_12` or the last part of its address; null where there is none. Throws a `ChannelError`. */
	open(name: string): Promise<CustomerFile | null>;
}

/** A customer's file that is open. */
export interface CustomerFile {
	/** What its bytes show; of what is not kept, what the provider says. */
	readonly type: string | null;
	readonly bytes: number | null;
	/** It lies here. */
	readonly kept: boolean;
	readonly body: ReadableStream<Uint8Array>;
}

/** The message templates of our numbers, as they were last listed. */
export interface Templates {
	lists(): Promise<readonly TemplateList[]>;
	/** Asks the provider again. Throws a `ChannelError`. */
	sync(): Promise<readonly TemplateList[]>;
}

/** The rules files, for reading, checking and publishing. */
export interface RulesDesk {
	/** The files as they stand; the ETag is over their names and bytes. */
	read(): Promise<RulesFiles>;
	/** Parses in the child process of the runtime; never here. */
	check(files: Readonly<Record<string, string>>): Promise<CheckedRules>;
	/** Writes the files if they are still those of `etag`; `whole`: these are all, others are deleted. */
	publish?(
		files: Readonly<Record<string, string>>,
		etag: string,
		options?: { readonly whole?: boolean },
	): Promise<PublishedRules>;
	/** JSON Schema of a rules file. */
	readonly schema: JsonObject;
}

/** The rules files with their ETag, quotes included. */
export interface RulesFiles {
	readonly files: Readonly<Record<string, string>>;
	readonly etag: string;
}

/** The answer of `check --json`. */
export interface CheckedRules {
	readonly ok: boolean;
	readonly rules: number;
	readonly problems: readonly Problem[];
}

/** What became of publishing. */
export type PublishedRules =
	| { readonly outcome: "published"; readonly etag: string }
	| { readonly outcome: "stale"; readonly etag: string }
	| { readonly outcome: "refused"; readonly checked: CheckedRules };

/** The `*.test.yaml` beside the rules: tried, and added to. */
export interface TestsDesk {
	/** All of them on the rules files as they stand. Throws an `AskError` where that gives no result. */
	tried(): Promise<TestsTried>;
	/** Writes tests into a file and tries them. Only where they can be read, and over no file unless `how` says so. */
	save(file: SaveTests): Promise<SavedTests>;
}

/** Tests for a file, which is named without `.test.yaml`. */
export interface SaveTests {
	readonly file: string;
	/** Items of a list of tests. */
	readonly text: string;
	/** `new`: there must be no such file; `add`: below what it holds; `replace`: in its place. */
	readonly how: "new" | "add" | "replace";
}

/** What became of saving tests; `file` is the name it has now. */
export type SavedTests =
	| {
			readonly outcome: "saved";
			readonly file: string;
			readonly tried: TestsTried;
	  }
	| { readonly outcome: "exists"; readonly file: string }
	| { readonly outcome: "refused"; readonly problems: readonly Problem[] };

/** How the tests went, and what tries each rule. */
export interface TestsTried {
	/** The rules have no errors; else no test was run. */
	readonly ok: boolean;
	/** What is wrong with the test files; with the rules where they have errors. */
	readonly problems: readonly Problem[];
	/** In the order of the files. */
	readonly rules: readonly {
		readonly rule: string;
		readonly examples: number;
		readonly tests: number;
	}[];
	readonly tests: readonly TriedTest[];
}

/** One test that was run. */
export interface TriedTest {
	readonly test: string;
	readonly file: string;
	readonly line: number;
	/** Null where it went as it should. */
	readonly failure: {
		readonly line: number;
		readonly step: number;
		readonly message: string;
		readonly near: readonly string[];
	} | null;
}

/** A decision made again under today's rules. */
export interface DecidedToday {
	/** The customer would notice. */
	readonly changed: boolean;
	/** What was decided then: `rule`, `because`, `silent`, `actions`. */
	readonly before: JsonObject;
	/** In the form of `explain --json`. */
	readonly today: JsonObject;
}

/** What edited rules would change. */
export interface RulesPreview extends CheckedRules {
	/** Null where they have errors. */
	readonly compared: JsonObject | null;
	/** Every decision was made again; else it stopped on the way. */
	readonly complete?: boolean;
	/** At most 200: `decision`, `at`, `conversation`, `event`, `before`, `after`, `error`. */
	readonly differences?: readonly JsonObject[];
}

/** How a message could have an answer. */
export interface Suggestion {
	/** The rule that comes nearest, and how near; null where none does. */
	readonly nearest: {
		readonly rule: string;
		readonly because: string;
		readonly file: string | null;
		readonly line: number | null;
	} | null;
	/** The line for that rule; without one, a rule of its own to fill in. */
	readonly yaml: string;
	/** An owner's test for it. */
	readonly test: string | null;
}

/** Rules files with a keyword put in. */
export interface Proposal extends CheckedRules {
	readonly files: Readonly<Record<string, string>>;
	readonly rule: string;
	readonly word: string;
	/** An owner's test for it. */
	readonly test: string;
}

/** What `/api/explain` was asked. */
export interface ExplainRequest {
	readonly content: Content;
	/** The contact to decide as: `c_812`, `p_55` or a phone number; a known one brings its state. */
	readonly as: string | null;
	/** Sets the clock; ISO, the business's own where no zone is given. */
	readonly at: string | null;
	/** YAML text instead of the live rules. */
	readonly rules: string | null;
}

/** One turn in the playground. */
export interface SimulateRequest {
	/** Null starts a new session. Sessions are kept by the playground and forgotten after a while. */
	readonly session: string | null;
	/** What the pretended customer sends; null only moves the clock. */
	readonly content: Content | null;
	/** Milliseconds by which the session's own clock goes on first. */
	readonly advanceMs: number;
	/** ISO; the session's clock, where it begins. */
	readonly at: string | null;
	/** The name on the pretended customer's profile. */
	readonly name: string | null;
	/** Whom a new session plays: a known contact brings its state. Null: somebody new. */
	readonly as: string | null;
}

/** What came of it. */
export interface SimulateAnswer {
	readonly session: string;
	/** The session's clock, ISO. */
	readonly at: string;
	/** One for every event that was decided, in order; each in the form of `explain --json`. */
	readonly decisions: readonly JsonObject[];
	/** The chat so far, as an item of a `*.test.yaml`; null before the customer wrote. */
	readonly test: string | null;
}

/** What a handler gets; `incoming` and `outgoing` are Node's own. */
export type HttpEnv = {
	Bindings: HttpBindings;
	Variables: { who: Who | undefined };
};

export type HttpContext = Context<HttpEnv>;
