import type { JsonObject, JsonValue } from "../../engine/model.ts";

/** The keys under which words stand in a message, theirs or ours, in the order a person reads them. */
const wordKeys = ["header", "text", "caption", "label", "name", "address"];

/** All that can be read in a message, its lines one under the other; null where there are no words in it. */
export function contentText(content: JsonObject): string | null {
	const words = [...wordKeys.map((key) => content[key]), ...listed(content)];
	const lines = words.filter((word) => typeof word === "string" && word !== "");
	return lines.length > 0 ? lines.join("\n") : null;
}

/** The same on one line and cut, for a list. */
export function contentLine(
	content: JsonObject,
	letters: number,
): string | null {
	const text = contentText(content)?.replace(/\s+/g, " ").trim();
	if (!text) return null;
	return text.length <= letters ? text : `${cut(text, letters - 1)}…`;
}

/** What fills a template's blanks. */
function listed({ type, body }: JsonObject): readonly JsonValue[] {
	return type === "template" && Array.isArray(body) ? body : [];
}

function cut(text: string, letters: number): string {
	return text.slice(0, letters).replace(/[\uD800-\uDBFF]$/, "");
}
