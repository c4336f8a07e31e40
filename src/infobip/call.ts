import type { z } from "zod";
import { answerText } from "./answer.ts";
import { parseJson } from "./answer-body.ts";
import { InfobipError } from "./error.ts";
import type { Carried, Exchange } from "./exchange.ts";
import { invalidRequest } from "./invalid-request.ts";
import type { Operation } from "./operations.ts";
import { violations } from "./requests/violations.ts";

/** What a request carries beside its time limit. */
export type Sending = Omit<Carried, "timeoutMs">;

/** Asks operations other than sending. */
export interface Call {
	/** Gives the answer as `schema` reads it. */
	json<Schema extends z.ZodType>(
		operation: Operation,
		sending: Sending,
		schema: Schema,
	): Promise<z.output<Schema>>;
	/** Like `json`; null where Infobip answers 404. */
	find<Schema extends z.ZodType>(
		operation: Operation,
		sending: Sending,
		schema: Schema,
	): Promise<z.output<Schema> | null>;
	/** For an answer without a body. */
	done(operation: Operation, sending: Sending): Promise<void>;
	/** Like `json`, after the body was checked: what is wrong in it does not leave. */
	checked<Schema extends z.ZodType>(
		body: CheckedBody,
		operation: Operation,
		sending: Sending,
		schema: Schema,
	): Promise<z.output<Schema>>;
	/** Like `done`, after the body was checked. */
	checkedDone(
		body: CheckedBody,
		operation: Operation,
		sending: Sending,
	): Promise<void>;
}

/** What a body has to be, and what an error calls it. */
export interface CheckedBody {
	readonly schema: z.ZodType;
	readonly what: string;
}

/** Calls over an exchange; each throws an `InfobipError`. */
export function calling(exchange: Exchange, timeoutMs: number): Call {
	const textOf = async (operation: Operation, sending: Sending) => {
		const answer = await exchange.ask(operation, { ...sending, timeoutMs });
		return answerText(answer, operation);
	};
	const json: Call["json"] = async (operation, sending, schema) => {
		const text = await textOf(operation, sending);
		const read = schema.safeParse(parseJson(text));
		if (read.success) return read.data;
		throw unreadable(operation, read.error);
	};
	return {
		json,
		find: (operation, sending, schema) =>
			json(operation, sending, schema).catch(nullWhereNotFound),
		async done(operation, sending) {
			await textOf(operation, sending);
		},
		async checked(body, operation, sending, answer) {
			refuseInvalid(body, sending.body);
			return json(operation, sending, answer);
		},
		async checkedDone(body, operation, sending) {
			refuseInvalid(body, sending.body);
			await textOf(operation, sending);
		},
	};
}

function nullWhereNotFound(error: unknown): null {
	if (error instanceof InfobipError && error.status === 404) return null;
	throw error;
}

/** @throws InfobipError `INVALID_REQUEST` where a body is not what it has to be. */
export function refuseInvalid(
	{ schema, what }: CheckedBody,
	body: unknown,
): void {
	const all = violations(schema, body);
	if (all.length > 0) throw invalidRequest(`The ${what}`, all, body);
}

function unreadable(
	{ method, path, repeatable }: Operation,
	cause: unknown,
): InfobipError {
	return new InfobipError(
		`Infobip's answer to ${method} ${path} is not readable`,
		{
			kind: repeatable ? "retry" : "ambiguous",
			code: "BAD_RESPONSE",
			status: 200,
			advice:
				"Something between here and Infobip may have changed the answer: check the base URL and any proxy.",
			cause,
		},
	);
}
