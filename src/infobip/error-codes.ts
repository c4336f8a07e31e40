import { chatErrors } from "./codes/chat-errors.ts";
import { generalErrors } from "./codes/general-errors.ts";
import { statuses } from "./codes/statuses.ts";

/**
 * What a status or error code means for the message it came with.
 *
 * - `ok`, `pending`: nothing is wrong
 * - `retry`: passing trouble, the same message may go later
 * - `throttled`: too many in too little time
 * - `final`: this message will not arrive
 * - `window-closed`: the 24 hours since the customer's last message are over
 * - `opted-out`: the customer does not want it
 * - `blocked`: the customer, WhatsApp or an operator blocks the number, the sender or the content
 * - `configuration`: the account, the sender or the template has to be mended first
 */
export type ErrorClass =
	| "ok"
	| "pending"
	| "retry"
	| "throttled"
	| "final"
	| "window-closed"
	| "opted-out"
	| "blocked"
	| "configuration";

/** One known code. */
export interface KnownCode {
	readonly name: string;
	readonly class: ErrorClass;
	/** What somebody can do about it; null where nothing is wrong. */
	readonly advice: string | null;
}

/** What can be done about a code that has no advice of its own. */
const usualAdvice: Readonly<Record<ErrorClass, string | null>> = {
	ok: null,
	pending: null,
	retry: "A passing trouble on the way: it may work a little later.",
	throttled: "Too much in too little time: wait, then send more slowly.",
	final:
		"The same message will not arrive however often it is sent. If you cannot see why, ask Infobip's support with the message id.",
	"window-closed":
		"Until the customer writes again, WhatsApp lets out nothing but an approved template.",
	"opted-out": "The customer does not want it: write to them no more.",
	blocked:
		"The number, the sender or the content is blocked: ask Infobip's support with the message id.",
	configuration:
		"Something about the account or the sender has to be mended first: ask Infobip's support with the message id.",
};

/** A status or error object as it stands in answers and reports. */
export interface ProviderCode {
	readonly id: number | null;
	readonly name: string | null;
	readonly groupId: number | null;
	readonly description: string | null;
	/** Only errors have it: no retry can ever succeed. */
	readonly permanent?: boolean | null;
}

/** Why a message failed. */
export interface Reason extends KnownCode {
	/** In Infobip's words. */
	readonly description: string | null;
}

/** Why a message failed: its error says more than its status, unless the error says that there is none. */
export function reasonOf(status: ProviderCode, error: ProviderCode): Reason {
	const known = classifyError(error);
	const isSilent = error.id === null && error.name === null;
	if (isSilent || known.class === "ok")
		return { ...classifyStatus(status), description: status.description };
	return { ...known, description: error.description };
}

/** What is known of an error (`EC_…`), by its id, else by its name, else by whether it is permanent. */
export function classifyError(error: ProviderCode): KnownCode {
	const known =
		byId([chatErrors, generalErrors], error) ??
		byName([chatErrors, generalErrors], error.name);
	return advised(known ?? unknownCode(error, unknownErrorClass(error)));
}

/** What is known of a status (`REJECTED_…`, sometimes an error's `EC_…`), by its id, else by its name, else by its group. */
export function classifyStatus(status: ProviderCode): KnownCode {
	const tables = [statuses, chatErrors];
	const known = byId(tables, status) ?? byName(tables, status.name);
	return advised(known ?? unknownCode(status, groupClass(status.groupId)));
}

/** Codes by id. */
export type CodeTable = ReadonlyMap<number, KnownCode>;

// An id counts only together with its name: Infobip numbers each channel's codes anew.
function byId(tables: readonly CodeTable[], code: ProviderCode) {
	const found = tables
		.map((table) => (code.id === null ? undefined : table.get(code.id)))
		.find((known) => known !== undefined);
	const sameName = code.name === null || code.name === found?.name;
	return sameName ? found : undefined;
}

function byName(tables: readonly CodeTable[], name: string | null) {
	return tables
		.flatMap((table) => [...table.values()])
		.find((known) => known.name === name);
}

function advised(code: KnownCode): KnownCode {
	return { ...code, advice: code.advice ?? usualAdvice[code.class] };
}

function unknownCode(
	{ name, id }: ProviderCode,
	errorClass: ErrorClass,
): KnownCode {
	return {
		name: name ?? `CODE_${id ?? "UNKNOWN"}`,
		class: errorClass,
		advice: null,
	};
}

function unknownErrorClass({ id, permanent }: ProviderCode): ErrorClass {
	if (id === 0) return "ok";
	return permanent === false ? "retry" : "final";
}

function groupClass(groupId: number | null): ErrorClass {
	if (groupId === 1) return "pending";
	return groupId === 0 || groupId === 3 ? "ok" : "final";
}
