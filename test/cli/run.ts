import { spawn } from "node:child_process";
import { builtProgram } from "../process/built.ts";

/** What a command left behind. */
export interface Ran {
	readonly code: number | null;
	readonly signal: NodeJS.Signals | null;
	readonly stdout: string;
	readonly stderr: string;
}

/** How a command is run. */
export interface RunOptions {
	readonly cwd: string;
	readonly env?: Readonly<Record<string, string | undefined>>;
	/** What it reads from stdin; nothing, at once, where it is left out. */
	readonly stdin?: string;
}

/** A command that takes longer than this hangs; on a machine with much else to do an ordinary one takes ten seconds. */
const LONGEST_MS = 60_000;

/** Runs the built `marhaba` as a shell would, without a terminal, and waits for its end. */
export function run(
	parameters: readonly string[],
	{ cwd, env = {}, stdin = "" }: RunOptions,
): Promise<Ran> {
	const { PATH } = process.env;
	const child = spawn(process.execPath, [builtProgram(), ...parameters], {
		cwd,
		env: { PATH, ...env },
		timeout: LONGEST_MS,
		killSignal: "SIGKILL",
	});
	let stdout = "";
	let stderr = "";
	child.stdout.setEncoding("utf8").on("data", (text) => {
		stdout += text;
	});
	child.stderr.setEncoding("utf8").on("data", (text) => {
		stderr += text;
	});
	// It may end before it has read everything.
	child.stdin.on("error", () => {}).end(stdin);
	return new Promise((resolve, reject) => {
		child.once("error", reject);
		child.once("close", (code, signal) =>
			resolve({ code, signal, stdout, stderr }),
		);
	});
}
