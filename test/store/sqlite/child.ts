import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A program of this folder in a process of its own. */
export interface Child {
	/** The next line it prints; null once it has ended. */
	line(): Promise<string | null>;
	/** Kills it as a power cut would, and gives what it still had printed. */
	kill(): Promise<readonly string[]>;
}

export function startChild(
	program: string,
	...parameters: readonly string[]
): Child {
	const path = fileURLToPath(new URL(program, import.meta.url));
	const child = spawn(
		process.execPath,
		["--import", "tsx", path, ...parameters],
		{ stdio: ["ignore", "pipe", "inherit"] },
	);
	const lines = linesOf(child)[Symbol.asyncIterator]();
	const line = async () => (await lines.next()).value ?? null;
	return {
		line,
		async kill() {
			child.kill("SIGKILL");
			if (child.exitCode === null && child.signalCode === null)
				await once(child, "exit");
			const rest = [];
			for (let next = await line(); next !== null; next = await line())
				rest.push(next);
			return rest;
		},
	};
}

function linesOf({ stdout }: ChildProcess): AsyncIterable<string> {
	if (!stdout) throw new Error("The child has no output");
	return createInterface({ input: stdout });
}
