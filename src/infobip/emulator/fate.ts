import type { RequestName } from "../requests/requests.ts";
import type { SentMessage } from "./account.ts";
import type { Fault, ReportStep } from "./faults.ts";
import type { EmulatorOptions } from "./options.ts";
import type { TemplateBook } from "./template-book.ts";

/** What an account knows about a message that has just arrived. */
export interface KnownOfMessage {
	/** It comes from one of the account's numbers. */
	readonly isOurs: boolean;
	/** Its `messageId` was sent before. */
	readonly isRepeated: boolean;
	/** How long ago the customer wrote last, in milliseconds. */
	readonly sinceCustomerMs: number;
}

/** By what an account decides what becomes of messages. */
export interface FateRules {
	readonly onDuplicate: NonNullable<EmulatorOptions["onDuplicate"]>;
	readonly enforceWindow: boolean;
	/** The chat error that a template ends in, or null. */
	readonly templateFault: (content: unknown) => number | null;
}

const DAY_MS = 24 * 3_600_000;
const ENROUTE = 7;
const UNKNOWN_SENDER = 11;
const DUPLICATE = 23;
const WINDOW_CLOSED = 7010;

/** The rules of an account, by its options. */
export function fateRules(
	{
		onDuplicate = "ignore",
		enforceWindow = false,
		checkTemplates = true,
	}: EmulatorOptions,
	book: TemplateBook,
): FateRules {
	const templateFault = checkTemplates ? book.faultOf : () => null;
	return { onDuplicate, enforceWindow, templateFault };
}

/** The status id that a message is answered with. */
export function statusOf(
	{ rejected }: Fault,
	{ isOurs, isRepeated }: KnownOfMessage,
	{ onDuplicate }: FateRules,
): number {
	if (rejected !== undefined) return rejected;
	if (!isOurs) return UNKNOWN_SENDER;
	return isRepeated && onDuplicate === "reject" ? DUPLICATE : ENROUTE;
}

/** Whether a message goes on its way: not where it was refused, nor where it is taken for one that did before. */
export function isKept(
	status: number,
	{ isRepeated }: KnownOfMessage,
	{ onDuplicate }: FateRules,
): boolean {
	const isNew = !isRepeated || onDuplicate === "send-again";
	return status === ENROUTE && isNew;
}

/** What is reported of a message on its way, in this order. */
export function stepsOf(
	kind: RequestName,
	{ content }: SentMessage,
	{
		fault,
		known,
		rules,
	}: {
		readonly fault: Fault;
		readonly known: KnownOfMessage;
		readonly rules: FateRules;
	},
): readonly ReportStep[] {
	if (fault.reports !== undefined) return fault.reports;
	const error =
		kind === "template"
			? rules.templateFault(content)
			: windowFault(known, rules);
	return error === null ? ["delivered", "seen"] : [{ error }];
}

function windowFault(
	{ sinceCustomerMs }: KnownOfMessage,
	{ enforceWindow }: FateRules,
): number | null {
	return enforceWindow && sinceCustomerMs > DAY_MS ? WINDOW_CLOSED : null;
}
