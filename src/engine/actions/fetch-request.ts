import type { Situation } from "../kinds.ts";
import type { Fetch, JsonValue } from "../model.ts";
import { compileText, type Filled } from "../say/fill.ts";
import type { FetchSpec } from "./fetch-spec.ts";

/** A request filled in. */
export interface FilledRequest {
	/** Null: what was filled in makes it one that must not be made. */
	readonly request: Omit<Fetch, "type" | "continuation"> | null;
	readonly emptied: readonly string[];
}

/** Makes a request ready: placeholders are percent-encoded in its address and escaped in its body. */
export function compileRequest(
	spec: FetchSpec,
): (situation: Situation) => FilledRequest {
	const address = compileText(spec.url, percentEncode);
	const headers = Object.entries(spec.headers).map(
		([name, value]) => [name.toLowerCase(), compileText(value)] as const,
	);
	const body = compileBody(spec.body);
	const { method, timeoutMs, retry } = spec;
	return (situation) => {
		const url = address(situation);
		const lines = headers.map(([name, fill]) => ({ name, ...fill(situation) }));
		const said = body(situation);
		const written = Object.fromEntries(
			lines.map(({ name, text }) => [name, text]),
		);
		const usable = URL.canParse(url.text) && lines.every(isOneLine);
		const request = {
			url: url.text,
			method,
			headers: { ...contentType(said), ...written },
			body: said?.text ?? null,
			timeoutMs,
			retry,
		};
		const emptied = [url, ...lines, ...(said ? [said] : [])].flatMap(
			(filled) => filled.emptied,
		);
		return { request: usable ? request : null, emptied };
	};
}

function contentType(body: Filled | null): Readonly<Record<string, string>> {
	return body ? { "content-type": "application/json" } : {};
}

/** No control character may stand in a header: a line break would begin another. */
function isOneLine({ text }: Filled): boolean {
	return !/[^\P{Cc}\t]/u.test(text);
}

/** Half a letter cannot be encoded, and a path of dots alone would climb out of where the owner put it. */
function percentEncode(value: string): string {
	if (/^\.{1,2}$/.test(value)) return "";
	return encodeURIComponent(value.replace(/\p{Cs}/gu, "\uFFFD"));
}

function compileBody(
	body: FetchSpec["body"],
): (situation: Situation) => Filled | null {
	if (body === null) return () => null;
	if (typeof body === "string")
		return compileText(body, (value) => JSON.stringify(value).slice(1, -1));
	const fill = compileValue(body);
	return (situation) => {
		const emptied: string[] = [];
		const text = JSON.stringify(fill(situation, emptied));
		return { text, emptied };
	};
}

type Fill = (situation: Situation, emptied: string[]) => JsonValue;

/** Each text in it is filled in; becoming JSON afterwards escapes it. */
function compileValue(value: JsonValue): Fill {
	if (typeof value === "string") {
		const fill = compileText(value);
		return (situation, emptied) => {
			const filled = fill(situation);
			emptied.push(...filled.emptied);
			return filled.text;
		};
	}
	if (typeof value !== "object" || value === null) return () => value;
	if (Array.isArray(value)) {
		const parts = value.map(compileValue);
		return (...filling) => parts.map((part) => part(...filling));
	}
	const entries = Object.entries(value).map(
		([key, part]) => [key, compileValue(part)] as const,
	);
	return (...filling) =>
		Object.fromEntries(entries.map(([key, part]) => [key, part(...filling)]));
}
