import { fieldOf } from "./answer-body.ts";
import { InfobipError } from "./error.ts";
import type { Violation } from "./requests/violations.ts";

/** The error of a request that is wrong in itself: it names every field and its limit, and nothing was sent. */
export function invalidRequest(
	what: string,
	violations: readonly Violation[],
	request?: unknown,
): InfobipError {
	const listed = violations.map((one) =>
		`${one.path} ${one.violation}${sizeAt(request, one)}`.trim(),
	);
	return new InfobipError(`${what} is not valid: ${listed.join("; ")}`, {
		kind: "refused",
		code: "INVALID_REQUEST",
		violations,
		advice: "Nothing was sent. Change the named field and try again.",
	});
}

function sizeAt(request: unknown, { path, violation }: Violation): string {
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
	return Array.isArray(value) ? value[Number(step)] : fieldOf(value, step);
}
