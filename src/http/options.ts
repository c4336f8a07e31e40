import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { BusinessState, JsonObject } from "../engine/model.ts";
import type {
	Channel,
	Clock,
	History,
	StoredDecision,
	Team,
} from "../engine/ports.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { DecidedToday, ExplainRequest } from "./ports/decisions.ts";
import type {
	CustomerFiles,
	MediaFolder,
	StaffPictures,
} from "./ports/media.ts";
import type { SimulateAnswer, SimulateRequest } from "./ports/playground.ts";
import type {
	Proposal,
	RulesDesk,
	RulesPreview,
	Suggestion,
} from "./ports/rules.ts";
import type { Templates } from "./ports/templates.ts";
import type { TestsDesk } from "./ports/tests.ts";
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

/** What a handler gets; `incoming` and `outgoing` are Node's own. */
export type HttpEnv = {
	Bindings: HttpBindings;
	Variables: { who: Who | undefined };
};

export type HttpContext = Context<HttpEnv>;
