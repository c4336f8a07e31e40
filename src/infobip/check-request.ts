import { fieldOf, isObject } from "./answer-body.ts";
import { InfobipError } from "./error.ts";
import { checkFormat, type FormatFinding } from "./formats.ts";
import { isUserId } from "./numbers.ts";
import { type RequestName, requests } from "./requests/requests.ts";
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
	const format = formatFinding(kind, request, found);
	const all = [...found, ...format.violations, ...recipientFault(request)];
	if (all.length > 0) throw invalid(kind, request, all);
	return [...format.warnings, ...emojiWarnings(kind, request)];
}

function formatFinding(
	kind: RequestName,
	request: unknown,
	found: readonly Violation[],
): FormatFinding {
	const content = fieldOf(request, "content");
	const mediaUrl = fieldOf(content, "mediaUrl");
	if (typeof mediaUrl !== "string" || found.length > 0)
		return { violations: [], warnings: [] };
	return checkFormat(kind, {
		mediaUrl,
		voice: fieldOf(content, "voice") === true,
	});
}

function recipientFault(request: unknown): readonly Violation[] {
	const to = fieldOf(request, "to");
	if (typeof to !== "string" || to.trim() === "") return [];
	if (/^\d{1,20}$/.test(to) || isUserId(to)) return [];
	const violation =
		"must be a number in international format, digits only without +, or a user id such as HR.123";
	return [{ path: "to", violation }];
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

function invalid(
	kind: RequestName,
	request: unknown,
	all: readonly Violation[],
): InfobipError {
	const listed = all.map(
		({ path, violation }) =>
			`${path || kind} ${violation}${sizeAt(request, path, violation)}`,
	);
	return new InfobipError(
		`The ${kind} message is not valid: ${listed.join("; ")}`,
		{
			kind: "refused",
			code: "INVALID_REQUEST",
			violations: all,
			advice: "Nothing was sent. Change the named field and send again.",
		},
	);
}

function sizeAt(request: unknown, path: string, violation: string): string {
	if (!violation.startsWith("size ")) return "";
	const value = path
		.split(/[.[\]]+/)
		.filter((step) => step !== "")
		.reduce<unknown>(stepInto, request);
	if (typeof value === "string" || Array.isArray(value))
		return ` (it has ${value.length})`;
	return "";
}

function stepInto(value: unknown, step: string): unknown {
	if (Array.isArray(value)) return value[Number(step)];
	return isObject(value) ? fieldOf(value, step) : undefined;
}
