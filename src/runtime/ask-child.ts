import { fork } from "node:child_process";
import { createRequire } from "node:module";
import { getPriority, setPriority } from "node:os";
import { fileURLToPath, pathToFileURL } from "node:url";

/** How a process that was asked gave no answer. */
const failures = {
	"took too long": "The process that was asked took too long and was stopped.",
	"broke down": "The process that was asked broke down.",
	"never began": "No process could be started beside this one.",
} as const;
type Failure = keyof typeof failures;

/** A process that was asked gave no answer. */
export class ChildError extends Error {
	override readonly name = "ChildError";
	readonly how: Failure;

	constructor(how: Failure, options?: ErrorOptions) {
		super(failures[how], options);
		this.how = how;
	}
}

/**
 * Asks a module that runs in a process of its own: it takes one message, gives one answer, and ends. What is asked may be anything, so
 * it can neither hold up nor bring down the process that asks. Throws a {@link ChildError}.
 */
export function askChild<Answer>(
	module: string,
	question: object,
	timeLimitMs: number,
): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const child = fork(module, {
			execArgv: isSource(module) ? ["--import", loaderUrl()] : [],
			serialization: "advanced",
			stdio: ["ignore", "ignore", "ignore", "ipc"],
		});
		letOthersFirst(child.pid);
		const end = (settle: () => void) => {
			clearTimeout(limit);
			settle();
			child.kill("SIGKILL");
		};
		const fail = (how: Failure, cause?: unknown) =>
			end(() => reject(new ChildError(how, { cause })));
		const limit = setTimeout(() => fail("took too long"), timeLimitMs);
		child.once("message", (answer) => end(() => resolve(answer as Answer)));
		child.once("error", (cause) => fail("never began", cause));
		child.once("exit", () => fail("broke down"));
		// Where there are no open files left, there is nobody to send to; the error comes by itself.
		if (child.connected) child.send(question, () => {});
	});
}

/** Half a share of the processor, where others want it too: less, and a busy machine would never get round to it. */
const NICER_BY = 3;
const NICEST = 19;

/** What waits for a child is in less of a hurry than customers. At once: threads that a process starts later have what it has then. */
function letOthersFirst(pid: number | undefined): void {
	if (pid === undefined) return;
	try {
		setPriority(pid, Math.min(NICEST, getPriority() + NICER_BY));
	} catch {
		// It has ended already, or the system keeps its order to itself.
	}
}

/** Gives the one answer of a process that was asked, and ends it. */
export function answerOnce<Question>(
	answer: (question: Question) => object,
): void {
	process.once("message", (question) => {
		process.send?.(answer(question as Question), () => process.disconnect());
	});
}

/** The file of a module that stands beside the one at `address`; from a build it is plain JavaScript. */
export function moduleBeside(name: string, address: string): string {
	const extension = isSource(address) ? "ts" : "js";
	return fileURLToPath(new URL(`./${name}.${extension}`, address));
}

/** Whether this runs from sources: then a child needs the same loader as we do. */
export function isSource(address: string): boolean {
	return address.endsWith(".ts");
}

function loaderUrl(): string {
	return pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
}
