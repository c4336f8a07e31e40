import type { AnswerLanguage } from "./languages.ts";

/**
 * Reads digits with their separators: `1,234.50` and `1.234,50` are the same, `3/4` is three quarters. One comma or dot before
 * three digits is read as the language writes it: `1,500` is one and a half in French and fifteen hundred elsewhere. Null for
 * what is no number: dates, times, addresses, `25/12`.
 */
export function readLiteral(
	text: string,
	language: AnswerLanguage,
): number | null {
	if (text.length > LONGEST) return null;
	if (text.includes("/")) return readFraction(text);
	const shape = shapeOf(text, language);
	if (shape === null) return null;
	const grouped = new RegExp(`\\${shape.group}`, "g");
	const plain = text.replace(grouped, "").replace(shape.decimal, ".");
	return Number(plain);
}

/** More digits than these a double cannot hold. */
const LONGEST = 24;

function readFraction(text: string): number | null {
	const [, over, under] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
	const isProper = Number(over) < Number(under);
	return isProper ? Number(over) / Number(under) : null;
}

interface Shape {
	readonly group: "," | ".";
	readonly decimal: "," | ".";
}

const commaGroups: Shape = { group: ",", decimal: "." };
const dotGroups: Shape = { group: ".", decimal: "," };

function shapeOf(text: string, language: AnswerLanguage): Shape | null {
	if (/^\d+$/.test(text)) return commaGroups;
	if (AMBIGUOUS.test(text)) return language === "fr" ? dotGroups : commaGroups;
	if (COMMA_GROUPS.test(text)) return commaGroups;
	if (DOT_GROUPS.test(text)) return dotGroups;
	if (/^\d+\.\d+$/.test(text)) return commaGroups;
	return /^\d+,\d+$/.test(text) ? dotGroups : null;
}

const AMBIGUOUS = /^[1-9]\d{0,2}[.,]\d{3}$/;
// Groups of three, or of two as in India: 12,34,567.
const COMMA_GROUPS = /^\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$/;
const DOT_GROUPS = /^\d{1,3}(?:\.\d{3})*\.\d{3}(?:,\d+)?$/;
