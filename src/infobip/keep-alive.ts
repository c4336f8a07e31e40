import { type IncomingMessage, Agent as PlainAgent, request } from "node:http";
import { request as requestSecurely, Agent as SecureAgent } from "node:https";
import { type Answer, LONGEST_BODY } from "./answer.ts";
import type { SendText, TextRequest } from "./send-text.ts";

/** Idle connections are closed before most servers close theirs: a request on a connection that just ended may have arrived. */
const IDLE_MS = 4_000;

/**
 * Sends over Node's own client, on connections that stay open: that takes a third of the processor's time of the global `fetch`, and the
 * answer is not made into a web `Response` to be read once.
 */
export function keepAlive(): SendText {
	const plain = new PlainAgent({ keepAlive: true, timeout: IDLE_MS });
	const secure = new SecureAgent({ keepAlive: true, timeout: IDLE_MS });
	return (sent) =>
		new Promise((resolve, reject) => {
			const { url, method, body, timeoutMs } = sent;
			const headers = headersOf(sent);
			const asked = url.startsWith("https:")
				? requestSecurely(url, { method, headers, agent: secure })
				: request(url, { method, headers, agent: plain });
			const timer = setTimeout(() => {
				reject(tooLate(timeoutMs));
				asked.destroy();
			}, timeoutMs).unref();
			asked
				.on("error", reject)
				.once("close", () => clearTimeout(timer))
				.once("response", (answer) => readWhole(answer, resolve, reject));
			asked.end(body);
		});
}

function headersOf({ headers, body }: TextRequest) {
	return { "Content-Length": Buffer.byteLength(body), ...headers };
}

function tooLate(timeoutMs: number): DOMException {
	return new DOMException(`No answer within ${timeoutMs} ms`, "TimeoutError");
}

/** Of an endless answer no more is read than is kept. */
function readWhole(
	answer: IncomingMessage,
	resolve: (answer: Answer) => void,
	reject: (error: Error) => void,
): void {
	const chunks: Buffer[] = [];
	let bytes = 0;
	const end = () => resolve(answered(answer, chunks));
	answer
		.on("data", (chunk: Buffer) => {
			chunks.push(chunk);
			bytes += chunk.length;
			if (bytes <= LONGEST_BODY) return;
			end();
			answer.destroy();
		})
		.once("end", end)
		.on("error", reject);
}

function answered(
	{ statusCode: status = 0, headers }: IncomingMessage,
	chunks: readonly Buffer[],
): Answer {
	const [only] = chunks;
	const whole = chunks.length === 1 && only ? only : Buffer.concat(chunks);
	return {
		status,
		retryAfter: headers["retry-after"] ?? null,
		body: new TextDecoder().decode(whole).slice(0, LONGEST_BODY),
	};
}
