import type { z } from "zod";
import { crossChecks } from "./config/cross-checks.ts";
import { settings } from "./config/settings.ts";
import type { WebhookSecurity } from "./http/webhook-guard.ts";

/** Everything the environment decides, read once and checked whole. */
export interface Config {
	readonly port: number;
	readonly host: string;
	/** A file, or a folder of `*.yaml`. */
	readonly rules: string;
	/** Path of the SQLite file. */
	readonly database: string;
	/** Null: demo mode. */
	readonly infobip: InfobipAccount | null;
	readonly webhook: WebhookSecurity;
	readonly adminToken: string | null;
	readonly publicUrl: string | null;
	/** Messages a second per sender. */
	readonly sendRate: number;
	readonly pairIntervalMs: number;
	readonly reconcileMs: number;
	readonly sendTimeoutMs: number;
	readonly maxBodyBytes: number;
	/** The folder of customers' files, where they are kept. */
	readonly mediaDir: string;
	/** History older than so many days goes; 0: none does. */
	readonly retentionDays: number;
	/** Hosts that a `fetch` may reach although their address is private; lower case, without brackets. */
	readonly fetchAllow: readonly string[];
	readonly log: LogOptions;
}

/** The account that messages leave through. */
export interface InfobipAccount {
	readonly baseUrl: string;
	readonly apiKey: string;
	/** Our number, bare digits. */
	readonly sender: string;
}

/** How the log reads. */
export interface LogOptions {
	readonly level: string;
	readonly format: "pretty" | "json";
	/** Phone numbers and texts in full. */
	readonly pii: boolean;
}

/** The environment cannot be used as it is; every problem is in `problems`. */
export class ConfigError extends Error {
	override readonly name = "ConfigError";
	readonly problems: readonly string[];

	constructor(problems: readonly string[]) {
		super(
			`The settings in the environment cannot be used:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`,
		);
		this.problems = problems;
	}
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment. Throws a {@link ConfigError} with every problem at once; no secret stands in a message. */
export function readConfig(environment: Environment, terminal = false): Config {
	const set = withoutEmpty(environment);
	const parsed = settings.safeParse(set);
	const problems = [
		...(parsed.success ? [] : parsed.error.issues.map(describeIssue)),
		...crossChecks(set),
	];
	if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
	return toConfig(parsed.data, terminal);
}

/** A variable that is set to nothing counts as not set, as in most `.env` files. */
function withoutEmpty(environment: Environment): Record<string, string> {
	return Object.fromEntries(
		Object.entries(environment).filter(
			(entry): entry is [string, string] => !!entry[1]?.trim(),
		),
	);
}

function describeIssue(issue: z.core.$ZodIssue): string {
	return `${issue.path.join(".")} ${issue.message}.`;
}

function toConfig(set: z.output<typeof settings>, terminal: boolean): Config {
	const infobip = toAccount(set);
	return {
		port: set.PORT,
		host: set.HOST,
		rules: set.RULES,
		database: (
			set.DATABASE_URL ??
			(infobip ? "file:data/marhaba.db" : "file:data/demo.db")
		).slice("file:".length),
		infobip,
		webhook: toWebhookSecurity(set),
		adminToken: set.ADMIN_TOKEN ?? null,
		publicUrl: set.PUBLIC_URL?.replace(/\/+$/, "") ?? null,
		sendRate: set.SEND_RATE,
		pairIntervalMs: set.PAIR_INTERVAL_MS,
		reconcileMs: set.RECONCILE_MS,
		sendTimeoutMs: set.SEND_TIMEOUT_MS,
		maxBodyBytes: set.MAX_BODY_KB * 1024,
		mediaDir: set.MEDIA_DIR,
		retentionDays: set.RETENTION_DAYS,
		fetchAllow: set.FETCH_ALLOW,
		log: {
			level: set.LOG_LEVEL,
			format: set.LOG_FORMAT ?? (terminal ? "pretty" : "json"),
			pii: set.LOG_PII === "1",
		},
	};
}

function toAccount(set: z.output<typeof settings>): InfobipAccount | null {
	if (!set.INFOBIP_BASE_URL || !set.INFOBIP_API_KEY || !set.INFOBIP_SENDER)
		return null;
	return {
		baseUrl: set.INFOBIP_BASE_URL,
		apiKey: set.INFOBIP_API_KEY,
		sender: set.INFOBIP_SENDER,
	};
}

function toWebhookSecurity(set: z.output<typeof settings>): WebhookSecurity {
	return {
		token: set.WEBHOOK_TOKEN ?? null,
		basic:
			set.WEBHOOK_USER && set.WEBHOOK_PASSWORD
				? { user: set.WEBHOOK_USER, password: set.WEBHOOK_PASSWORD }
				: null,
		hmac: set.WEBHOOK_HMAC_SECRET
			? {
					secret: set.WEBHOOK_HMAC_SECRET,
					header: set.WEBHOOK_HMAC_HEADER,
					algorithm: set.WEBHOOK_HMAC_ALGORITHM,
					encoding: set.WEBHOOK_HMAC_ENCODING,
				}
			: null,
	};
}
