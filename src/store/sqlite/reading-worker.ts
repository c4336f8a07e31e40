import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { createHistory } from "../core/history.ts";
import { connectToRead } from "./connect.ts";
import { storeError } from "./errors.ts";
import { readSeenKey } from "./first-rows.ts";
import type { Answer, Question } from "./reading-thread.ts";
import { sqliteTables } from "./tables.ts";

/** The thread that looks through many rows, with a connection of its own that only reads. See `reading-thread.ts`. */
const connection = connectToRead(
	(workerData as { readonly file: string }).file,
);
const history = createHistory(
	sqliteTables(connection, readSeenKey(connection)),
);
const port = parentPort as MessagePort;

port.on("message", async (question: Question | "close") => {
	if (question !== "close") return port.postMessage(await answerTo(question));
	connection.close();
	port.close();
});

async function answerTo({ id, method, given }: Question): Promise<Answer> {
	try {
		// Which parameters belong to which method, the caller's side has checked.
		const ask = history[method] as (...all: unknown[]) => Promise<unknown>;
		return { id, value: await ask(...given) };
	} catch (error) {
		const { code, message } = storeError(error);
		return { id, error: { code, message } };
	}
}
