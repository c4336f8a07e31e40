import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { builtProgram } from "./built.ts";

/** How a process ended. */
export interface Exit {
	readonly code: number | null;
	readonly signal: NodeJS.Signals | null;
	/** What it wrote to stderr: the log. */
	readonly log: string;
}

/** A server that printed where it listens. */
export interface Running {
	readonly url: string;
	readonly pid: number;
	readonly exited: Promise<Exit>;
	log(): string;
	signal(name: NodeJS.Signals): void;
}

/** Long enough for a busy machine; a start takes well under a second. */
const START_MS = 90_000;

/** Starts `marhaba start` in a folder and waits until it prints its address. Rejects with its log where it ends before that. */
export async function launch(
	folder: string,
	env: Readonly<Record<string, string>>,
): Promise<Running> {
	const child = startProcess(folder, env);
	const running = watched(child);
	const limit = setTimeout(() => running.signal("SIGKILL"), START_MS);
	const ended = running.exited.then(({ log }) => {
		throw new Error(`The server ended before it listened:\n${log}`);
	});
	try {
		return { ...running, url: await Promise.race([printedUrl(child), ended]) };
	} finally {
		clearTimeout(limit);
	}
}

function startProcess(
	cwd: string,
	env: Readonly<Record<string, string>>,
): ChildProcess {
	const { PATH = "" } = process.env;
	return spawn(process.execPath, [builtProgram(), "start"], {
		cwd,
		env: { PATH, ...env },
		stdio: ["ignore", "pipe", "pipe"],
	});
}

function watched(child: ChildProcess): Omit<Running, "url"> {
	let log = "";
	child.stderr?.setEncoding("utf8").on("data", (text: string) => {
		log += text;
	});
	const exited = new Promise<Exit>((resolve) => {
		child.once("close", (code, signal) => resolve({ code, signal, log }));
	});
	return {
		pid: child.pid ?? -1,
		exited,
		log: () => log,
		signal: (name) => void child.kill(name),
	};
}

async function printedUrl(child: ChildProcess): Promise<string> {
	if (child.stdout)
		for await (const line of createInterface({ input: child.stdout })) {
			const url = /Webhook\s+(http:\S+)\/webhook\/infobip/.exec(line)?.[1];
			if (url !== undefined) {
				// The rest of the first screen: nobody reads it, and it must not fill the pipe.
				child.stdout.resume();
				return url;
			}
		}
	return new Promise(() => {});
}
