/** The blanks of a template's text, each once, as they stand there: `{{1}}`, `{{2}}`. */
export function blanksIn(text: string): readonly string[] {
	return [...new Set(text.match(/\{\{[^{}]*\}\}/g) ?? [])];
}

/** True where the blanks are `{{1}}` to the last one, none left out. */
export function isNumbered(text: string): boolean {
	const blanks = new Set(blanksIn(text));
	return [...blanks].every((_, index) => blanks.has(`{{${index + 1}}}`));
}
