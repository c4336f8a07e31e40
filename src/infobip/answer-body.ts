import type { Violation } from "./requests/violations.ts";

/** What the body of a refusal says. */
export interface Refusal {
	/** `BAD_REQUEST`, `E400`; null where the body does not say. */
	readonly providerCode: string | null;
	/** Infobip's sentence, or the beginning of what came instead. */
	readonly text: string | null;
	readonly violations: readonly Violation[];
}

/** The value of a JSON text, or undefined where it is none. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** True for an object that is not a list. */
export function isObject(
	value: unknown,
): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text field of an object, or null. */
export function textOf(value: unknown, key: string): string | null {
	const field = fieldOf(value, key);
	return typeof field === "string" ? field : null;
}

/** An own field of an object, or undefined: what hangs on the prototype is not looked at. */
export function fieldOf(value: unknown, key: string): unknown {
	return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/**
 * Reads the body of a refusal in each of the shapes Infobip uses: `{requestError: {serviceException}}`, `{errorCode,
 * violations}`, `{error}`; and whatever else a proxy may put there.
 */
export function readRefusal(body: string): Refusal {
	const parsed = parseJson(body);
	const exception = fieldOf(
		fieldOf(parsed, "requestError"),
		"serviceException",
	);
	if (isObject(exception)) return readException(exception);
	if (textOf(parsed, "errorCode") !== null) return readApiError(parsed);
	return {
		providerCode: null,
		text: textOf(parsed, "error") ?? beginning(body),
		violations: [],
	};
}

function readException(exception: unknown): Refusal {
	const errors = fieldOf(exception, "validationErrors");
	return {
		providerCode: textOf(exception, "messageId"),
		text: textOf(exception, "text"),
		violations: isObject(errors)
			? Object.entries(errors).flatMap(([path, all]) => readList(path, all))
			: [],
	};
}

function readList(path: string, all: unknown): readonly Violation[] {
	const list: readonly unknown[] = Array.isArray(all) ? all : [all];
	return list
		.filter((one) => typeof one === "string")
		.map((violation) => ({ path, violation }));
}

function readApiError(body: unknown): Refusal {
	const all = fieldOf(body, "violations");
	return {
		providerCode: textOf(body, "errorCode"),
		text: textOf(body, "description"),
		violations: (Array.isArray(all) ? all : []).flatMap((one) =>
			readList(textOf(one, "property") ?? "", textOf(one, "violation")),
		),
	};
}

function beginning(body: string): string | null {
	const words = body
		.replace(/<[^>]*>/g, " ")
		.replace(/\s+/g, " ")
		.trim();
	return words === "" ? null : words.slice(0, 200);
}
