import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FeedQuery, type FeedRow, rowsUntil } from "./feed.ts";
import { type Exit, launch, type Running } from "./launch.ts";

type Environment = Readonly<Record<string, string>>;

/** What a server is started with. */
export interface ServerOptions {
	/** The whole of `rules.yaml`. */
	readonly rules: string;
	readonly env?: Environment;
}

/** The real server, as a process of its own in a folder of its own. */
export interface Server {
	readonly folder: string;
	readonly rulesFile: string;
	/** Of the process that runs now. */
	url(): string;
	pid(): number;
	log(): string;
	/** Posts to the webhook and gives the status; rejects where the connection breaks. */
	post(body: unknown): Promise<number>;
	/** The feed from its beginning, up to the row with which there is enough. */
	until(
		enough: (rows: readonly FeedRow[]) => boolean,
		query?: FeedQuery,
	): Promise<readonly FeedRow[]>;
	/** Resolves when the process that runs now has ended. */
	exited(): Promise<Exit>;
	/** As the power going out. */
	kill(): Promise<Exit>;
	/** As an operator ends it. */
	stop(): Promise<Exit>;
	/** As a machine that stands still, until {@link thaw}. */
	freeze(): void;
	thaw(): void;
	/** Another process on the same database and rules, once the one before has ended. */
	restart(env?: Environment): Promise<void>;
	/** Ends it, and takes its folder away. */
	close(): Promise<void>;
}

const usual: Environment = {
	PORT: "0",
	LOG_FORMAT: "json",
	LOG_LEVEL: "info",
	DATABASE_URL: "file:data/marhaba.db",
	PAIR_INTERVAL_MS: "0",
};

/** Starts a server in a fresh folder. Demo mode, unless `env` names an Infobip. */
export async function startServer({
	rules,
	env: given = {},
}: ServerOptions): Promise<Server> {
	const folder = mkdtempSync(join(tmpdir(), "marhaba-process-"));
	const rulesFile = writeRules(folder, rules);
	let env = { ...usual, ...given };
	let running = await launch(folder, env).catch((error: unknown) => {
		rmSync(folder, { recursive: true, force: true });
		throw error;
	});
	const end = async (signal: NodeJS.Signals) => {
		running.signal(signal);
		return running.exited;
	};
	return {
		folder,
		rulesFile,
		...windowOf(() => running),
		kill: () => end("SIGKILL"),
		stop: () => end("SIGTERM"),
		freeze: () => running.signal("SIGSTOP"),
		thaw: () => running.signal("SIGCONT"),
		async restart(more = {}) {
			await running.exited;
			env = { ...env, ...more };
			running = await launch(folder, env);
		},
		async close() {
			await end("SIGKILL");
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

function writeRules(folder: string, rules: string): string {
	mkdirSync(join(folder, "rules"));
	const file = join(folder, "rules", "rules.yaml");
	writeFileSync(file, rules);
	return file;
}

/** What can be seen and asked of whichever process runs. */
function windowOf(
	running: () => Running,
): Pick<Server, "url" | "pid" | "log" | "post" | "until" | "exited"> {
	return {
		url: () => running().url,
		pid: () => running().pid,
		log: () => running().log(),
		exited: () => running().exited,
		post: (body) => postTo(running().url, body),
		until: (enough, query) => rowsUntil(running().url, enough, query),
	};
}

async function postTo(url: string, body: unknown): Promise<number> {
	const response = await fetch(`${url}/webhook/infobip`, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify(body),
	});
	await response.arrayBuffer();
	return response.status;
}
