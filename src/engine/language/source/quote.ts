/** Writes a text so that YAML reads exactly it: in double quotes, or in single ones where that is easier to read. */
export function quoteText(text: string): string {
	if (!/["\\]/.test(text)) return `"${text}"`;
	if (!text.includes("'")) return `'${text}'`;
	return `"${text.replace(/["\\]/g, "\\$&")}"`;
}
