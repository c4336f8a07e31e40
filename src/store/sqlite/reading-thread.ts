import { Worker } from "node:worker_threads";
import { type History, StoreError } from "../../engine/ports.ts";

/** Reads that may look through very many rows; the others are over before a message to a thread would be. */
const methods = ["search", "people", "unanswered", "figures"] as const;
type Method = (typeof methods)[number];

/** What the thread is asked. */
export interface Question {
	readonly id: number;
	readonly method: Method;
	readonly given: readonly unknown[];
}

/** What it answers. */
export type Answer = { readonly id: number } & (
	| { readonly value: unknown }
	| { readonly error: Pick<StoreError, "code" | "message"> }
);

/** A thread beside the one that decides. */
export interface ReadingThread {
	readonly history: Pick<History, Method>;
	/** Ends the thread; resolves when its connection is closed. */
	close(): Promise<void>;
}

/** Where the database is, and the module that runs in the thread. */
export interface ReadingThreadOptions {
	readonly file: string;
	/** `reading-worker`, as this program finds it. */
	readonly module: string;
}

/**
 * Searches and counts in a thread of its own, so that nobody waits for an answer meanwhile. It is started when it is first asked; one
 * that broke down is started again.
 */
export function readingThread(options: ReadingThreadOptions): ReadingThread {
	let running: Running | null = null;

	const ask = (method: Method, given: readonly unknown[]) => {
		if (running === null || running.isOver()) running = start(options);
		return running.ask(method, given);
	};
	const history = Object.fromEntries(
		methods.map((method) => [
			method,
			(...given: unknown[]) => ask(method, given),
		]),
	) as unknown as ReadingThread["history"];
	return { history, close: async () => running?.close() };
}

interface Running {
	/** It takes no questions any more. */
	isOver(): boolean;
	ask(method: Method, given: readonly unknown[]): Promise<unknown>;
	close(): Promise<void>;
}

interface Waiting {
	resolve(value: unknown): void;
	reject(error: StoreError): void;
}

function start({ file, module }: ReadingThreadOptions): Running {
	const worker = new Worker(module, { workerData: { file } });
	const waiting = new Map<number, Waiting>();
	let asked = 0;
	let isOver = false;
	const end = (cause?: unknown) => {
		isOver = true;
		for (const { reject } of waiting.values()) reject(brokenDown(cause));
		waiting.clear();
	};
	// What it was, whoever waits is told; an error without a listener would end the whole process.
	worker.on("error", end);
	const ended = new Promise<void>((resolve) => {
		worker.once("exit", () => {
			end();
			resolve();
		});
	});
	worker.on("message", (answer: Answer) => {
		settle(waiting.get(answer.id), answer);
		waiting.delete(answer.id);
	});
	return {
		isOver: () => isOver,
		ask: (method, given) =>
			new Promise((resolve, reject) => {
				asked += 1;
				waiting.set(asked, { resolve, reject });
				const question: Question = { id: asked, method, given };
				worker.postMessage(question);
			}),
		close() {
			worker.postMessage("close");
			return ended;
		},
	};
}

function settle(waiting: Waiting | undefined, answer: Answer): void {
	if ("value" in answer) waiting?.resolve(answer.value);
	else waiting?.reject(new StoreError(answer.error.message, answer.error));
}

function brokenDown(cause?: unknown): StoreError {
	return new StoreError("The thread that searches the history broke down.", {
		code: "broken",
		cause,
	});
}
