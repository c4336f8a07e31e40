import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import { type Answer, errorAnswer } from "./answers.ts";
import type { FaultAnswer } from "./faults.ts";

/** Responses that stand for a broken connection where there is no socket to break. */
const broken = new WeakSet<Response>();

/** True for a response that stands for a broken connection. */
export function isBroken(response: Response): boolean {
	return broken.has(response);
}

/** An answer as a response; a response as it is. */
export function respond(answer: Answer | Response): Response {
	if (answer instanceof Response) return answer;
	const { status, body, headers } = answer;
	if (body === null) return new Response(null, { status, ...init(headers) });
	return Response.json(body, { status, ...init(headers) });
}

function init(headers: Answer["headers"]) {
	return headers === undefined ? {} : { headers };
}

/** What a fault answers, in place of the answer that would have come. */
export function faultyResponse(
	fault: FaultAnswer,
	answer: Answer,
	context: Context,
): Response | Promise<Response> {
	if (fault === "reset") return resetResponse(context);
	if (fault === "hang") return new Promise(() => {});
	if (fault === "truncated") return text(half(JSON.stringify(answer.body)));
	if (fault === "html") return text("<html><body>Welcome</body></html>");
	if (fault === "empty") return text("");
	const usual = errorAnswer(fault.status);
	const headers = fault.retryAfter ? { "Retry-After": fault.retryAfter } : {};
	return fault.body === undefined
		? respond({ ...usual, headers })
		: new Response(fault.body, { status: fault.status, headers });
}

function text(body: string): Response {
	return new Response(body, { status: 200 });
}

function half(body: string): string {
	return body.slice(0, Math.ceil(body.length / 2));
}

function resetResponse(context: Context): Response {
	const socket = context.env?.incoming?.socket;
	if (socket !== undefined) {
		socket.resetAndDestroy();
		return RESPONSE_ALREADY_SENT;
	}
	const response = new Response(null);
	broken.add(response);
	return response;
}
