import type { JsonObject } from "../engine/model.ts";
import { HttpProblem } from "./problem.ts";

/** Deeper than any payload of Infobip or of ours, shallow enough for every recursion after it. */
const DEEPEST = 64;
/** Values in one body. 2,000 messages of 60 fields are 120,000. */
const MOST_VALUES = 400_000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
/** A UTF-8 byte order mark, as a character. */
const MARK = 0xfeff;

/**
 * Reads UTF-8 JSON that must be an object. Nesting and number of values are looked at first, since a million brackets parse in half
 * a second. A byte order mark is passed over, invalid UTF-8 becomes U+FFFD, of a key given twice the last counts. Throws an
 * `HttpProblem`.
 */
export function parseJsonObject(bytes: Uint8Array): JsonObject {
	refuseShape(bytes);
	const value = parse(
		Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
	);
	if (typeof value === "object" && value !== null && !Array.isArray(value))
		return value as JsonObject;
	throw new HttpProblem("not-an-object");
}

function parse(bytes: Buffer): unknown {
	const text = bytes.toString("utf8");
	try {
		return JSON.parse(text.charCodeAt(0) === MARK ? text.slice(1) : text);
	} catch {
		// The parser's own words quote the body, which may be anybody's message.
		throw new HttpProblem("not-json");
	}
}

function refuseShape(bytes: Uint8Array): void {
	let depth = 0;
	let values = 0;
	for (let index = 0; index < bytes.length; index++) {
		const byte = bytes[index];
		if (byte === QUOTE) index = endOfString(bytes, index + 1);
		else if (byte === COMMA) values++;
		else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
			if (++depth > DEEPEST) throw tooDeep();
		} else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth--;
	}
	if (values > MOST_VALUES) throw new HttpProblem("too-many-items");
}

function endOfString(bytes: Uint8Array, start: number): number {
	let index = start;
	while (index < bytes.length && bytes[index] !== QUOTE)
		index += bytes[index] === BACKSLASH ? 2 : 1;
	return index;
}

function tooDeep(): HttpProblem {
	return new HttpProblem("body-too-deep", {
		detail: `At most ${DEEPEST} levels of lists and objects.`,
	});
}
