import { answerText } from "./answer.ts";
import { checkRequest, checkTemplates } from "./check-request.ts";
import type { Exchange } from "./exchange.ts";
import { sendOperations } from "./operations.ts";
import {
	type RequestName,
	type RequestOf,
	requests,
} from "./requests/requests.ts";
import { accepted, readSent, type Sent } from "./sent.ts";

/** Sends messages of each kind. They are checked first; what Infobip would refuse does not leave. */
export type Messages = {
	readonly [Name in RequestName]: (message: RequestOf<Name>) => Promise<Sent>;
} & {
	/** Several templates in one request. The status of each is in the answer and has to be looked at. */
	readonly templates: (
		messages: readonly RequestOf<"template">[],
		options?: { readonly bulkId?: string },
	) => Promise<readonly Sent[]>;
};

/** The sending operations over an exchange. */
export function messages(exchanged: Exchange, timeoutMs: number): Messages {
	const post = async (name: RequestName, body: unknown) => {
		const operation = sendOperations[name];
		const answer = await exchanged.ask(operation, { body, timeoutMs });
		return answerText(answer, operation);
	};
	const send = async (name: RequestName, message: unknown) => {
		const warnings = checkRequest(name, message);
		const body = name === "template" ? { messages: [message] } : message;
		const text = await post(name, body);
		return accepted(onlyOne(readSent(text, sendOperations[name], warnings)));
	};
	const names = Object.keys(requests) as RequestName[];
	const single = Object.fromEntries(
		names.map((name) => [name, (message: unknown) => send(name, message)]),
	);
	return {
		...single,
		templates: async (all: readonly unknown[], { bulkId } = {}) => {
			const body = { messages: all, ...(bulkId ? { bulkId } : {}) };
			const warnings = checkTemplates(body);
			const text = await post("template", body);
			return readSent(text, sendOperations.template, warnings);
		},
		// The compiler cannot see that `single` has one method for each name of `requests`.
	} as Messages;
}

/** The one message of an answer. */
export function onlyOne(all: readonly Sent[]): Sent {
	const [first] = all;
	if (first === undefined) throw new Error("readSent gives at least one");
	return first;
}
