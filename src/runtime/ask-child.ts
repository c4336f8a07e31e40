import { fork } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

/** A process that was asked gave no answer: it took too long and was killed, or it broke down. */
export class ChildError extends Error {
	override readonly name = "ChildError";
	readonly tookTooLong: boolean;

	constructor(tookTooLong: boolean) {
		super(tookTooLong ? "It took too long." : "It broke down.");
		this.tookTooLong = tookTooLong;
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
		const end = (settle: () => void) => {
			clearTimeout(limit);
			settle();
			child.kill("SIGKILL");
		};
		const fail = (tookTooLong: boolean) =>
			end(() => reject(new ChildError(tookTooLong)));
		const limit = setTimeout(() => fail(true), timeLimitMs);
		child.once("message", (answer) => end(() => resolve(answer as Answer)));
		child.once("error", () => fail(false));
		child.once("exit", () => fail(false));
		child.send(question, () => {});
	});
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
