import { fieldOf } from "./answer-body.ts";
import { checkFormat, type FormatFinding } from "./formats.ts";
import { invalidRequest } from "./invalid-request.ts";
import { isUserId } from "./numbers.ts";
import { mediaIn } from "./requests/media-in.ts";
import { type RequestName, requests } from "./requests/requests.ts";
import { events, templates } from "./requests/template.ts";
import { type Violation, violations } from "./requests/violations.ts";

/**
 * Looks at a request before it leaves and gives what deserves a look though it may go.
 *
 * @throws InfobipError `INVALID_REQUEST` with every field that Infobip or WhatsApp would refuse, and its limit.
 */
export function checkRequest(
	kind: RequestName,
	request: unknown,
): readonly string[] {
	const found = violations(requests[kind], request);
	const { faults, warnings } = furtherFindings(kind, request, found);
	refuse(`The ${kind} message`, request, [...found, ...faults]);
	return warnings;
}

/** The same for the body of several templates in one request; each field is named with the place of its message. */
export function checkTemplates(body: unknown): readonly string[] {
	const found = violations(templates, body);
	const all = fieldOf(body, "messages");
	const each = (Array.isArray(all) ? all : []).map((one, index) =>
		furtherFindings("template", one, found, `messages[${index}].`),
	);
	const faults = each.flatMap((one) => one.faults);
	refuse("The template request", body, [...found, ...faults]);
	return each.flatMap(({ warnings }) => warnings);
}

/** The same for the body of a typing bubble. */
export function checkTyping(body: unknown): void {
	const found = violations(events, body);
	const event = firstOf(fieldOf(body, "events"));
	const destination = firstOf(fieldOf(event, "destinations"));
	const path = "events[0].destinations[0].to";
	const faults = recipientFaults(fieldOf(destination, "to"), path);
	refuse("The typing event", body, [...found, ...faults]);
}

function firstOf(list: unknown): unknown {
	return Array.isArray(list) ? list[0] : undefined;
}

interface Findings {
	readonly faults: readonly Violation[];
	readonly warnings: readonly string[];
}

function furtherFindings(
	kind: RequestName,
	request: unknown,
	found: readonly Violation[],
	at = "",
): Findings {
	const formats = found.length > 0 ? [] : formatFindings(kind, request);
	const faults = [
		...formats.flatMap((one) => one.violations),
		...recipientFaults(fieldOf(request, "to"), "to"),
	];
	return {
		faults: faults.map((one) => ({ ...one, path: `${at}${one.path}` })),
		warnings: [
			...formats.flatMap((one) => one.warnings),
			...emojiWarnings(kind, request),
		],
	};
}

function formatFindings(
	kind: RequestName,
	request: unknown,
): readonly FormatFinding[] {
	return mediaIn(kind, fieldOf(request, "content")).map(checkFormat);
}

function recipientFaults(to: unknown, path: string): readonly Violation[] {
	if (typeof to !== "string" || to.trim() === "") return [];
	if (/^\d{1,20}$/.test(to) || isUserId(to)) return [];
	const violation =
		"must be a number in international format, digits only without +, or a user id such as HR.123";
	return [{ path, violation }];
}

// Infobip's document forbids emoji there; WhatsApp shows them.
function emojiWarnings(kind: RequestName, request: unknown): readonly string[] {
	const action = fieldOf(fieldOf(request, "content"), "action");
	const buttons = fieldOf(action, "buttons");
	if (kind !== "buttons" || !Array.isArray(buttons)) return [];
	const odd = buttons.some((button) =>
		/[*_~`]|\p{Extended_Pictographic}/u.test(String(fieldOf(button, "title"))),
	);
	return odd
		? [
				"a button's title holds an emoji or markup, which Infobip's document forbids",
			]
		: [];
}

function refuse(
	what: string,
	request: unknown,
	all: readonly Violation[],
): void {
	if (all.length > 0) throw invalidRequest(what, all, request);
}
