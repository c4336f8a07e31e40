/**
 * SQLite cuts a text at NUL in places and cannot hold a lone surrogate, so those two (and the backslash that marks
 * them) are written as escapes. Ordinary text stays as it is, readable in any database tool.
 *
 * @example safeText("96170111222") // "96170111222"
 * @example safeText("a\0b") // "a\\u0000b"
 */
export function safeText(text: string): string {
	return unsafe.test(text) ? text.replaceAll(allUnsafe, escaped) : text;
}

/** The text that {@link safeText} was given. */
export function originalText(safe: string): string {
	return safe.includes("\\") ? safe.replaceAll(escapes, unescaped) : safe;
}

const unsafe = /[\\\0]|\p{Surrogate}/u;
const allUnsafe = /[\\\0]|\p{Surrogate}/gu;
const escapes = /\\(?:\\|u([0-9a-f]{4}))/g;

function escaped(character: string): string {
	if (character === "\\") return "\\\\";
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function unescaped(_: string, hex: string | undefined): string {
	return hex === undefined
		? "\\"
		: String.fromCharCode(Number.parseInt(hex, 16));
}
