import type { Context, Hono } from "hono";
import type { Operation } from "../operations.ts";
import { type Answer, type ErrorShape, errorAnswer } from "./answers.ts";
import type { Fault, Faults } from "./faults.ts";
import type { Later } from "./postman.ts";
import { rateLimit } from "./rate-limit.ts";
import { faultyResponse, respond } from "./respond.ts";

/** What an operation does once the request is let in. */
export type Act = (
	context: Context,
	body: string,
	fault: Fault,
) => Answer | Response;

/** Adds one operation to the emulated API. */
export type Serve = (
	operation: Operation,
	act: Act,
	shape?: ErrorShape,
) => void;

/** What stands in front of every operation. */
export interface Gate {
	readonly app: Hono;
	readonly apiKey: string;
	/** False: as many requests a second as one likes. */
	readonly limits: boolean;
	readonly faults: Faults;
	readonly now: () => number;
	readonly later: Later;
}

/** Serves operations behind the gate: first the fault that waits for this request, then key and pace, then the operation. */
export function serving(gate: Gate): Serve {
	const refusal = refusing(gate);
	return (operation, act, shape = "exception") => {
		const path = operation.path.replace(/\{(\w+)\}/g, ":$1");
		gate.app.on([operation.method], path, async (context) => {
			const body = await context.req.text();
			const fault = gate.faults.take({
				method: context.req.method,
				path: context.req.path,
				body,
			});
			await pause(fault.delayMs, gate.later);
			const usual = () =>
				refusal(context, operation, shape) ?? act(context, body, fault);
			if (fault.answer === undefined) return respond(usual());
			const lost = fault.accept ? usual() : errorAnswer(500);
			const answer = lost instanceof Response ? errorAnswer(500) : lost;
			return faultyResponse(fault.answer, answer, context);
		});
	};
}

function refusing({ apiKey, limits, now }: Gate) {
	const fits = rateLimit(now);
	return (context: Context, operation: Operation, shape: ErrorShape) => {
		if (context.req.header("authorization") !== `App ${apiKey}`)
			return errorAnswer(401, shape);
		if (!limits || fits(operation)) return null;
		return { ...errorAnswer(429, shape), headers: { "Retry-After": "1" } };
	};
}

async function pause(delayMs: number | undefined, later: Later): Promise<void> {
	if (delayMs === undefined) return;
	await new Promise<void>((done) => later(delayMs, done));
}
